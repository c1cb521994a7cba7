export {
  createAccountTransaction,
  type NewAccount,
  partyAccountAddress,
  partyAccountCode,
  passkeyVerifierOf,
} from './account/account-address.js';
export {
  type AccountChange,
  approvalDigest,
  approvalTypedData,
  configurationIn,
  configureDigest,
  type ConfiguredAccount,
  configureTransaction,
} from './account/account-change.js';
export { accountSignature, type Approval, soleSignature } from './account/account-signature.js';
export { ACTING_KEY_TYPES, actingKeyDigest, type ActingKeyPossession } from './account/acting-key.js';
export {
  AssertionMalformed,
  challengeOfDigest,
  encodePasskeyAssertion,
  encodeWebAuthnAuth,
  type PasskeyAssertion,
} from './account/passkey-assertion.js';
export { type AccountSigner, faultOfSignerKey, isPasskey } from './account/signer-key.js';
export {
  ACT_KINDS,
  actKind,
  type ActContract,
  type ActKind,
  type ActKindDefinition,
  type Attachment,
} from './act-kinds.js';
export {
  type Anchor,
  ANCHOR_BATCH_TYPES,
  type AnchorBatch,
  anchorBatchDigest,
  ANCHOR_SECONDS_MAX,
} from './anchor-batch.js';
export { findAddress } from './address.js';
export { actDigest, actTypedData, actTypes } from './digest.js';
export { factKey, type FactMessage } from './fact-key.js';
export { FACT_KINDS, type FactKind, type FactKindDefinition, isFactKind } from './fact-kinds.js';
export type { Field } from './field.js';
export { ActMessageInvalid, type ActMessage, type FieldValue, parseActMessage } from './message.js';
export { actDomain, type ActDomain, type Address, type Network, type SigningContract } from './network.js';
export { type PartyCertificate, partyCertificateDigest } from './party-certificate.js';
export { debtorOf, fragmentTokenId, makeReceivableId, type ReceivableId } from './receivable-id.js';
export { approvalOf, approvalTransaction, type FragmentAtVersion, payForTransaction } from './payment-for-debtor.js';
export type { PreparedTransaction } from './prepared-transaction.js';
export { REVIEW_DECISION_SECONDS_MAX, type ReviewDecision, reviewDecisionDigest } from './review-decision.js';
export { bitsToRoles, PARTY_ROLES, type PartyRole, rolesToBits } from './roles.js';
export { requiredSignatories } from './signatories.js';
export type { Signatory } from './signatory.js';
export { isSiteKeyAt, SITE_KEY_TYPES, type SiteKey, siteKeyDigest } from './site-key.js';
export {
  type CircleSeen,
  type CopySeen,
  type CutSumSeen,
  NOTHING_SEEN,
  type PatternSeen,
  type RelationSeen,
  type SeenElsewhere,
  type RepeatedGoodsSeen,
} from './seen-elsewhere.js';
export { type EarlierInvoice, type VerificationInputs, verificationInputHash } from './verification-inputs.js';
