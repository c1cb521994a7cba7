import type { FirstStepsWords } from './first-steps.en.js';

export const firstStepsWords: FirstStepsWords = {
  title: '入门步骤',
  about: '目前没有持有或应付的款项。可按以下步骤开始。',
  done: '已完成',
  steps: {
    enrolled: { name: '确认机构已登记上账本', hint: '由登记机构准入，并由机构账户签署；在此之前不能签署任何操作。' },
    people: { name: '邀请机构人员', hint: '经办起草并签署，复核签署他人起草的操作。请为每人生成一次性链接。' },
    bank: { name: '确认收款结算行', hint: '通过银行转账向您付款时，以该行的回单为准。' },
    receivable: { name: '开立或受让应收账款', hint: '由核心企业与供应商共同签署开立；受让份额时由您签署转让。' },
  },
};
