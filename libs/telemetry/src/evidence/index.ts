/** What checks evidence and makes none: it runs wherever SHA-256 and the two signatures do, also in a browser. */
export type { Bundle, OperatorStatement } from '../domain/evidence/bundle/bundle.js';
export type { DerivedAlarm } from '../domain/evidence/bundle/bundle-alarm.js';
export type { BundleFinding } from '../domain/evidence/bundle/bundle-finding.js';
export { type BundleLimits, DEFAULT_BUNDLE_LIMITS } from '../domain/evidence/bundle/bundle-limits.js';
export { BundleMalformed } from '../domain/evidence/bundle/json-reader.js';
export { readBundle } from '../domain/evidence/bundle/read-bundle.js';
export {
  type BundleTrust,
  type BundleVerdict,
  type OperatorKey,
  verifyBundle,
} from '../domain/evidence/bundle/verify-bundle.js';
export type { TreeHead } from '../domain/evidence/verify-proofs.js';
export { FINGERPRINT_HEX, fingerprintOf, spokenFingerprint } from '../domain/enrolment/key-fingerprint.js';
export { anchoredSiteId, findSiteNumber } from '../domain/site-name.js';
