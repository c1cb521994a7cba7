import type { components } from '@tallystick/api-client/browser';

/** What happened to a part of a claim. */
export const historyWords: Readonly<Record<components['schemas']['HistoryEntryView']['kind'], string>> = {
  issued: '开立',
  split: '拆分',
  merged: '合并',
  touched: '作废未完成的操作',
  transferred: '转让',
  assigned: '有追索权转让',
  purchased: '买断',
  remained: '剩余部分留存',
  paid: '已付款',
  cancelled: '已注销',
  locked: '为买方锁定',
  settled: '买断款已结算',
  unlocked: '锁定解除',
  pledged: '质押',
  released: '解除质押',
  disputed: '提出争议',
  resolved: '争议解决',
  frozen: '冻结',
  unfrozen: '解除冻结',
  reassigned: '依令划转',
};
