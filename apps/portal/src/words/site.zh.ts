import type { siteWords as english } from './site.en.js';

export const siteWords: typeof english = {
  title: '监管仓库',
  about: '贵机构运营或获准查看的仓库：传感器实时状态与异常报警。',
  site: '仓库',
  back: '全部仓库',
  noneHint: '运营方准许贵机构查看其仓库后，或贵机构登记自有仓库后，将显示在此处。',
  tabs: '仓库各部分',
  overview: '实时状态',
  alarms: '报警',
  rules: '规则',
  gateways: '网关',
  papers: '单据',
  operator: '运营方',
  toAlarms: '全部报警',
  urgent: '未关闭报警（按紧急程度）',
  number: '编号',
};
