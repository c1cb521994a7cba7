import type { KitWords } from './en.js';

export const zh: KitWords = {
  language: { name: '中文', choose: '语言', notLoaded: '未能加载另一种语言，请重新打开页面后阅读。' },
  live: { live: '实时', connecting: '正在连接', lost: '连接已断开，正在重试；屏幕上的内容可能不是最新的。' },
  tryAgain: '重试',
  unreachable: '无法连接到服务',
  unreachableHint: '请检查网络连接。您已输入的内容不会丢失。',
  refused: '操作未能完成',
  broken: '此页面出现故障',
  brokenHint: '请重新打开；若仍然失败，请告知管理员您的操作。',
  code: (code) => `代码：${code}`,
  loading: '正在加载',
  rows: (shown, more) => `${shown.toLocaleString('zh-CN')}${more ? '+' : ''} 行`,
  select: { none: '未选择' },
};
