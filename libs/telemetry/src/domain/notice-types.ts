/** What parties of a site are told, past tense. */
export const NOTICE_TYPES = [
  'alarm-raised',
  'alarm-escalated',
  'alarm-returned',
  'alarm-cleared',
  'alarm-acknowledged',
  'alarm-reset',
  'alarm-resumed',
  'alarm-shelved',
  'alarm-unshelved',
  'taken-out-of-service',
  'returned-to-service',
  'rule-changed',
  'releaser-named',
  'releaser-withdrew',
] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];
