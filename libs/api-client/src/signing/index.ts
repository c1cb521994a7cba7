/** What a page needs to have somebody sign: apart, since it brings the encoders of the ledger's messages along. No key, and nothing that goes out. */
export { ActDiffers, type ActView, checkedDigest, type Expectations } from '../check-act.js';
export {
  type ActingPasskey,
  type Answerers,
  approvalRequest,
  changeApprovalRequest,
  keyOfNewPasskey,
  type PasskeyRequest,
  possessionRequest,
  PossessionDiffers,
} from '../passkey-requests.js';
export {
  checkedAccountChange,
  checkedConfiguration,
  type PreparedAccountChange,
  TransactionDiffers,
} from '../prepared-transactions.js';
