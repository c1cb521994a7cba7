export type { ClientCredentials } from './access-token.js';
export { FileChanged, type UploadFile } from './announced-files.js';
export { type ActSigner, keySigner } from './act-signer.js';
export { ApiProblem, type ProblemDetails } from './api-problem.js';
export { type BatchFileView, type BatchView, type UploadedBatch, type UploadOptions } from './batch-upload.js';
export {
  BlindRegistry,
  type BlindRegistration,
  type Disbursement,
  type Lookup,
  type NearMatch,
} from './blind-registry.js';
export { ActDiffers, type ActView, checkedDigest, type Expectations } from './check-act.js';
export type { PartyEvent, SentEvent } from './event-stream.js';
export { accountSigner, approve, type PersonKey } from './party-account.js';
export {
  accountSignature,
  actingKeyDigest,
  type ActingKeyPossession,
  type Approval,
  approvalDigest,
  type ConfiguredAccount as PartyAccount,
  soleSignature,
} from '@tallystick/act-types';
export {
  type ActingPasskey,
  type Answerers,
  approvalByPasskey,
  approvalRequest,
  changeApprovalRequest,
  keyOfNewPasskey,
  type PasskeyRequest,
  possessionRequest,
  PossessionDiffers,
} from './passkey-requests.js';
export { type PasskeyTerms, personKey, softwarePasskey } from './person-keys.js';
export { keyWallet, type KeyWalletTerms, type TransactionWallet } from './key-wallet.js';
export {
  type AgreedPayment,
  checkedAccount,
  checkedAccountChange,
  checkedConfiguration,
  checkedPayment,
  type PaymentForDebtor,
  type PreparedAccount,
  type PreparedAccountChange,
  TransactionDiffers,
} from './prepared-transactions.js';
export { decisionOn, type DecisionTerms, ReviewDiffers, type ReviewView } from './review-decision.js';
export type { components, paths } from './generated/schema.js';
export { type ClientOptions, TallystickClient } from './tallystick-client.js';
