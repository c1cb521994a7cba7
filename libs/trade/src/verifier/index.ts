/** The verifier's own business, run in a process of its own. */
export { AttestTrade, type AttestationRequest, type TradeAttested, type VerifierIdentity } from './attest-trade.js';
export type { SignedPartyCertificate } from './certified-parties.js';
export { DocumentNotBase64, InvoiceNotAmongDocuments } from './errors.js';
export { type InvoiceMark, type NullifierKey, nullifierOf, nullifiersOf } from './nullifier.js';
export { VerifierChain } from './verifier-chain.js';
