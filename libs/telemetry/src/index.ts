export { type Batch, type EpochLink, type Reading } from './domain/batch/batch.js';
export { type BatchLimits, DEFAULT_BATCH_LIMITS } from './domain/batch/batch-limits.js';
export { hashOfEnvelope, type Intake, openBatch, signBatch, type SignedBatch } from './domain/batch/signed-batch.js';
export { EnvelopeRefused, REFUSAL_REASONS, type RefusalReason } from './domain/cose/envelope-refused.js';
export type { FindKey } from './domain/cose/open-envelope.js';
export { ALGORITHMS, type SignatureAlgorithm } from './domain/cose/signature-algorithm.js';
export { PrivateKeyUnsuited, type Signer, signerOf, verifyingKeyOf } from './domain/cose/signer.js';
export { keyIdOf, PublicKeyUnsound, type VerifyingKey, verifyingKey } from './domain/cose/verifying-key.js';
export { DEFAULT_KEYS_KEPT, keepKeys } from './domain/cose/verifying-keys.js';
