import type { BundleFinding } from '@tallystick/telemetry/evidence';

/** As a bundle's own findings are, with those that asking the chain gives. */
export type Finding = Omit<BundleFinding, 'rule'> & {
  readonly rule: BundleFinding['rule'] | 'site-key-refused' | 'site-key-not-valid-then' | 'node-contradicts-itself';
};
