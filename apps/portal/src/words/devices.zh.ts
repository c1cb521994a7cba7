import type { deviceWords as english } from './devices.en.js';

/** Of the passkeys that people sign acts with. */
export const deviceWords: typeof english = {
  title: '用于签署的设备',
  about: '签署操作的通行密钥与登录所用的不同，须加入贵单位账户后方可使用，由账户现有人员决定。',
  cannot: '此浏览器在本页不能使用通行密钥，无法登记设备。',
  register: '登记本设备用于签署',
  registerHint: '设备将请您确认两次：一次创建通行密钥，一次证明密钥由您持有。其签署内容写明您、贵单位及该密钥本身。',
  go: '创建通行密钥',
  label: '设备',
  labelHint: '便于您识别的名称，例如“保险柜里的密钥”。',
  labelNeeded: '请填写名称。',
  state: '状态',
  states: {
    unproved: '未证明，请重新登记',
    registered: '已证明，待加入账户',
    'on-account': '已在账户上',
    'to-be-removed': '已收回，尚在账户上',
    removed: '已移除',
  },
  suspected: '疑有副本',
  number: '人员编号',
  fingerprint: '指纹',
  registered: '登记时间',
  used: '最近使用',
  none: '尚无设备',
  noneHint: '登记后，由管理员准备将其加入账户的变更。',
  waits: '请将指纹告知管理员：由其准备账户变更，经同事同意后加入账户，届时本页将显示。',
  waitsDemo:
    '本系统为演示环境：演示自带的密钥正在将您的通行密钥加入账户。正式环境中仅由贵单位账户的人员决定，他人无法代为。',
  demo: '本系统为演示环境：您登记的通行密钥由演示自带的密钥加入账户。正式环境中由贵单位账户的人员决定。',
  takeBack: '收回',
  takeBackAsk: (label) => `确定永久收回“${label}”？`,
  takeBackHint: '此后不能再用其同意任何操作。其在账户上的移除由贵单位人员办理。',
};
