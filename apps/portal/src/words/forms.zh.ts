import type { amountFaults as AmountFaults, formWords as FormWords, issueWords as IssueWords } from './forms.en.js';

export const amountFaults: typeof AmountFaults = {
  empty: '请输入金额，例如 1,130,000.00。',
  malformed: '请输入数字，小数点前为整数，例如 1,130,000.00。',
  precision: '该币种没有如此小的单位，请减少小数位，例如 1.25。',
  zero: '金额必须大于零。',
  tooLarge: '金额超出账本可记录的上限。',
};

/** Of every form that drafts an act. */
export const formWords: typeof FormWords = {
  differs: '草稿与您填写的内容不一致',
  differsHint:
    '服务起草的内容与您填写的不同，已作废，且未提交给任何一方。没有任何签署发生。请再试一次；若仍不一致，请告知管理员，并且不要签署任何操作。',
  refused: '无法起草',
  field: '操作字段',
  typed: '您填写的',
  drafted: '服务起草的',
  partyPlaceholder: '名称、统一社会信用代码或 LEI',
  noParty: '名录中没有此名称或代码。统一社会信用代码为 18 位，LEI 为 20 位。',
  searching: '正在查找',
  chooseParty: '请从输入框下方的列表中选择一个主体。',
  notAllowed: '您无权起草操作',
  notAllowedHint: '管理员可授予您“经办”角色，凭此角色可以起草。',
  toReceivables: '前往应收账款',
};

export const issueWords: typeof IssueWords = {
  title: '开立应收账款',
  open: '开立',
  about: '承诺于到期日支付一张已核验的发票，不可撤销。在此起草，下一页签署。',
  notYours: '应收账款由核心企业与其供应商开立',
  notYoursHint: '贵机构不属于这两类。与贵机构有关的债权见应收账款列表。',
  terms: '开立要素',
  sides: { debtor: '债权人', creditor: '债务人' },
  sideHint: '用于将下方发票限定为某一交易对手，可不填。',
  invoice: '已核验的发票及其剩余可融资金额',
  noInvoice: '没有剩余可融资金额的已核验发票',
  noInvoiceHint:
    '订单、发货、收货与发票相符并经核验机构确认后，发票将显示在此处。请补交缺少的单据，或选择其他交易对手。',
  moreInvoices: '更早的发票',
  attestedUntil: '核验有效期至',
  face: '面额',
  faceHint: '不超过发票剩余可融资金额。',
  dueDate: '到期日',
  dueHint: '六个日历月以内，以上海时间为准。',
  programme: '授信项目',
  programmeHint: '占用的银行额度；持有人可据此以贵司的价格向该行融资。',
  noProgramme: '不占用',
  line: (bank, headroom, days) => `${bank}：可用 ${headroom}，最长 ${days} 天`,
  go: '起草并前往签署',
  outlook: '将会发生什么',
  notYet: '尚无内容',
  notYetHint: '选定发票、金额与日期后，此处将以文字说明该操作的效果。',
  paidOn: '付款日',
  willSign: (debtor, creditor) =>
    `操作起草后提交给${creditor}。${debtor}与${creditor}均签署后生效；在此之前任何一方均不因此负有债务。`,
  willPropose: (debtor, creditor) => `操作以${creditor}的名义起草并提交给${debtor}，对方可以拒绝。双方均签署后生效。`,
  willOwe: (debtor, face, creditor, day) =>
    `此后${debtor}须于 ${day} 终了前向债权持有人（首先为${creditor}）支付 ${face}，不得单方撤回。`,
  moved: (day) => `${day} 为非营业日，顺延至下一营业日付款。`,
  willUse: (invoice, left) => `发票 ${invoice} 此后剩余可融资 ${left}。`,
  willDraw: (bank, left) => `${bank}的授信项目此后可用 ${left}。`,
  faults: {
    invoice: '请选择作为贸易背景的发票。',
    face: { ...amountFaults, overCap: '超出该发票的剩余可融资金额。' },
    dueDate: {
      missing: '请输入到期日。',
      past: '该日期已过，请输入今天或更晚的日期。',
      tooLate: '超过六个日历月，为规定的最长期限（银发〔2025〕77号第十一条）。',
    },
    programme: {
      headroom: '授信项目可用额度不足，请更换、不占用或减少金额。',
      tenor: '到期日超出授信项目的最长期限，请更换、不占用或提前日期。',
    },
  },
};
