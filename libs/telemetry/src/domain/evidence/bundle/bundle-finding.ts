/** What may be found wrong with a bundle, or left open by it: the whole list. */
export const BUNDLE_RULES = [
  'bundle-malformed',
  'digest-differs',
  'operator-unknown',
  'operator-key-unsound',
  'enrolment-refused',
  'gateway-unlisted',
  'batch-refused',
  'dialect-refused',
  'grade-not-borne-out',
  'enrolment-not-valid-then',
  'log-order',
  'sequence-contradicted',
  'not-in-tree',
  'tree-not-in-anchor',
  'anchor-unknown',
  /** From here on, of the alarm. */
  'rule-unusable',
  'state-stated',
  'state-unusable',
  'statement-order',
  'statement-not-borne-out',
  'batch-missing',
  'beginning-not-shown',
  'end-not-shown',
  'absence-not-shown',
  'clock-not-shown',
  'dialect-not-shown',
  'derivation-too-long',
  'alarm-not-derived',
  'alarm-differs',
] as const;

export interface BundleFinding {
  readonly rule: (typeof BUNDLE_RULES)[number];
  /** `open`: nothing is wrong, and something is not shown: whoever checks has to compare it, or to ask for more. */
  readonly severity: 'error' | 'open';
  /** The place in the file, `entries[3]`; the empty string when it is about the whole file. */
  readonly where: string;
  readonly message: string;
}

export const error = (rule: BundleFinding['rule'], where: string, message: string): BundleFinding => ({
  rule,
  severity: 'error',
  where,
  message,
});

export const open = (rule: BundleFinding['rule'], where: string, message: string): BundleFinding => ({
  rule,
  severity: 'open',
  where,
  message,
});
