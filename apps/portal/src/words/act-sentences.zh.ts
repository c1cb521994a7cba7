import type { ActKind } from '@tallystick/act-types';
import type { Told } from '../acts/told-act.js';

type Sentence = (told: Told) => string;

const withdrawal =
  (what: string): Sentence =>
  ({ party }) =>
    `${party('party')}撤回其对${what}的签名。账本记录本操作后，原操作不再生效。`;

/** What happens once the act is on the ledger, in one sentence each. */
export const actSentences: Readonly<Record<ActKind, Sentence>> = {
  enrol: ({ party, moment }) => `${party('party')}以下列账户登记入账，主体核验有效期至${moment('verifiedUntil')}。`,
  renew: ({ party, moment }) => `${party('party')}重新通过主体核验，有效期至${moment('verifiedUntil')}。`,
  'change-account': ({ party }) => `此后${party('party')}以下列账户签署；其以原账户签署而尚未入账的操作全部作废。`,
  'raise-epoch': ({ party }) => `${party('party')}已签署而尚未入账的操作全部作废。`,
  'propose-recovery': ({ party }) =>
    `登记机构为遗失账户的${party('party')}提议下列账户；须满七日方可生效，其现有人员可予阻止。`,
  'stop-recovery': ({ party }) => `阻止${party('party')}的账户恢复。`,
  'open-programme': ({ party, amount }) =>
    `${party('bank')}为${party('debtor')}开立融资计划，额度 ${amount('limit')}。`,
  'adjust-programme': ({ party, amount, plain, is }) =>
    is('open')
      ? `${party('bank')}将其融资计划 ${plain('programme')} 的额度调整为 ${amount('limit')}。`
      : `${party('bank')}关闭其融资计划 ${plain('programme')}，不再受理新业务。`,
  'attest-trade': ({ party, amount }) =>
    `${party('verifier')}证明${party('creditor')}已向${party('debtor')}交货，最高可融资 ${amount('cap')}。`,
  'list-asset': () => '账本今后以下列存款凭证支付该币种，登记后不可更改。',
  issue: ({ party, amount, day }) =>
    `${party('debtor')}承诺于${day('due')}向${party('creditor')}或届时的持有人支付 ${amount('face')}。`,
  split: ({ party, count }) => `${party('holder')}持有的份额拆分为 ${count('cuts') + 1} 份。`,
  merge: ({ party, count }) => `${party('holder')}持有的 ${count('froms')} 份相邻份额合并为一份。`,
  touch: ({ party }) => `与该份额有关的未完成操作全部作废，${party('holder')}仍为持有人。`,
  transfer: ({ party, amount, claim }) =>
    `${party('holder')}将应收账款 ${claim} 中的 ${amount('amount')} 转让给${party('recipient')}，无追索权。`,
  'assign-with-recourse': ({ party, amount, claim }) =>
    `${party('holder')}将应收账款 ${claim} 中的 ${amount('amount')} 转让给${party('recipient')}；债务人不付款时由${party('holder')}偿付。`,
  purchase: ({ party, amount, claim }) =>
    `${party('buyer')}以 ${amount('price')} 向${party('holder')}买断应收账款 ${claim} 中的 ${amount('amount')}，债权与价款同时交割。`,
  pay: ({ party, amount, claim }) => `${party('debtor')}向持有人支付应收账款 ${claim} 中的 ${amount('amount')}。`,
  cancel: ({ claim }) => `注销应收账款 ${claim} 的一份份额，此后无人再负清偿义务。`,
  'revoke-issue': withdrawal('开立操作'),
  'revoke-purchase': withdrawal('买断操作'),
  'revoke-lock': withdrawal('锁定操作'),
  'revoke-pledge': withdrawal('质押操作'),
  pause: () => '暂停账本，除少数保护性操作外不再记录。',
  unpause: () => '账本恢复记录。',
  'name-settlement-bank': ({ party }) => `此后以${party('bank')}的回单作为已向${party('party')}付款的凭证。`,
  lock: ({ party, amount, claim, moment }) =>
    `为${party('buyer')}锁定应收账款 ${claim} 中的 ${amount('amount')}，买方应于${moment('payBy')}前以银行转账向${party('holder')}支付 ${amount('price')}。`,
  unlock: ({ party, claim }) => `${party('buyer')}放弃为其锁定的应收账款 ${claim} 份额。`,
  settle: ({ party, amount }) =>
    `${party('bank')}确认已向${party('payee')}支付 ${amount('amount')}，锁定份额过户给买方。`,
  'pay-by-receipt': ({ party, amount, claim }) =>
    `${party('bank')}确认应收账款 ${claim} 中的 ${amount('amount')} 已付给${party('payee')}。`,
  pledge: ({ party, claim }) => `${party('holder')}将应收账款 ${claim} 的一份份额质押给${party('pledgee')}。`,
  release: ({ party, claim }) => `${party('pledgee')}解除对应收账款 ${claim} 份额的质押。`,
  dispute: ({ party, amount, claim }) =>
    `${party('debtor')}对应收账款 ${claim} 中的 ${amount('amount')} 提出争议，解决前不得付款或转让。`,
  resolve: ({ claim }) => `应收账款 ${claim} 一份份额的争议已解决。`,
  'order-dispute': ({ is, claim }) =>
    is('disputed')
      ? `依令将应收账款 ${claim} 的一份份额标记为有争议。`
      : `依令取消应收账款 ${claim} 一份份额的争议标记。`,
  freeze: ({ claim }) => `临时冻结应收账款 ${claim} 的一份份额。`,
  'confirm-freeze': ({ claim }) => `确认冻结应收账款 ${claim} 的一份份额，直至解除。`,
  unfreeze: ({ claim }) => `解除对应收账款 ${claim} 一份份额的冻结。`,
  reassign: ({ party, claim }) => `依令将应收账款 ${claim} 的一份份额由${party('holder')}划转至${party('recipient')}。`,
  mint: ({ plain }) => `向下列账户记入存款 ${plain('amount')}（最小货币单位）。`,
  permit: ({ plain }) => `下列账户授权账本在其签署的操作中划转至多 ${plain('value')}（最小货币单位）存款。`,
};
