import type { signingTroubleWords as english } from './signing-trouble.en.js';

/** Of an approval that did not go through as it should, and of acts that take no more signatures. */
export const signingTroubleWords: typeof english = {
  unknown: '尚不确定您的同意是否已送达',
  unknownHint:
    '发送过程中连接中断。请勿关闭本页：连接恢复后将自动重新发送同一份同意，且只计一次，设备不会再次请您确认。',
  notAsked: '无法连接服务。未签署任何内容，也未请设备确认。',
  notAskedHint: '请检查网络连接，待恢复后重试。',
  notTaken: '您的同意未被接收：该操作已不再接受签名',
  over: {
    draft: '该操作已转为草稿，由起草方发出后方可签署。',
    relayed: '所需签名已齐，正在入账。',
    recorded: '所需签名已齐，并已入账。',
    refused: '已有签署方拒绝，理由见其签名一栏。如仍需办理，请与对方商定后重新起草。',
    withdrawn: '已有签署方撤回签名。如仍需办理，请与对方商定后重新起草。',
    superseded: '起草之后其所依据的账本状态已变更，不能再入账。如仍需办理，请重新起草。',
    expired: '各方未在截止时间前签齐，操作已过期，不产生任何效力，已作签名不再有效。如仍需办理，请重新起草。',
  },
  someOver: '标注状态的操作其间已结束，不再接受签名，不在签署之列。',
};
