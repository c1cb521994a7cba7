/** Signing in a page: apart from the kit's own door, since it brings the encoders of the ledger's messages along. */
export { ActDiffers, type ActView, PossessionDiffers, TransactionDiffers } from '@tallystick/api-client/signing';
export { askPasskey, registerActingPasskey } from './ceremony.js';
export { type Installation, installation, InstallationUnknown } from './installation.js';
export {
  type AccountChange,
  accountChangeRequest,
  accountChangeTransaction,
  actApprovalRequest,
  type ApprovalPlace,
  type ReadTransaction,
} from './requests.js';
export {
  addressesOf,
  sendTransaction,
  signTypedData,
  switchChain,
  type Wallet,
  WalletElsewhere,
  WalletKnowsNoChain,
  WalletLeft,
  type WalletProvider,
  watchWallets,
} from './wallets.js';
export { walletRequest, WalletUnknown } from './wallet-signature.js';
export { ShownActs } from './shown-acts.js';
