/** What a node is asked and how its answers are read: nothing of a database, of Node or of the relayer, so that a browser runs it too. */
export { findAnchor } from '../anchoring/find-anchor.js';
export { type CalledAct, calledActs } from '../audit/called-acts.js';
export { type NodeTransaction, signedBytes } from '../audit/signed-transaction.js';
export { accountSaysYes } from '../contracts/account-says.js';
export { type BlockHeader, readBlockHeader } from '../contracts/block-header.js';
export { contractInterfaces } from '../contracts/contract-interfaces.js';
export { findEcdsaSignature } from '../contracts/ecdsa-signature.js';
export { NodeAnswerInvalid } from '../contracts/errors.js';
export type { LedgerEvent } from '../contracts/ledger-events.js';
export { type PartyStandingOnChain, readPartyStanding } from '../contracts/party-standing.js';
export { createRpcProvider } from '../contracts/rpc-provider.js';
export { decodeEvent } from '../indexer/decode-event.js';
export { RELAY_TARGETS } from '../relayer/relay-batch.js';
