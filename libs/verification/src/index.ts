export type { CheckedAct } from './acts/check-act.js';
export type { CheckedSignature } from './acts/check-signature.js';
export { checkTransaction } from './acts/check-transaction.js';
export { askChain } from './bundle/ask-chain.js';
export { checkBundle, type BundleAsked, PAGE_BUNDLE_LIMITS } from './bundle/check-bundle.js';
export { checkClaim, type ClaimAsked, type ClaimChecked, type HistoryEntry } from './claim/check-claim.js';
export type { ReplayedClaim, ReplayedFragment } from './claim/claim-under-replay.js';
export type { LedgerAsked } from './node/open-ledger.js';
export { endOf, type Fault, type Listener, type Step, type StepName, type StepOutcome } from './step.js';
