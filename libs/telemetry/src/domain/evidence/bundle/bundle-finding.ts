/** What may be found wrong with a bundle, or left open by it: the whole list. */
export const BUNDLE_RULES = [
  'bundle-malformed',
  'operator-unknown',
  'operator-key-unsound',
  'enrolment-refused',
  'batch-refused',
  'enrolment-not-valid-then',
  'log-order',
  'sequence-contradicted',
  'not-in-tree',
  'tree-not-in-anchor',
  'anchor-unknown',
] as const;

export interface BundleFinding {
  readonly rule: (typeof BUNDLE_RULES)[number];
  /** `open`: whoever checks gave nothing to compare with, and has to do it. */
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
