/** The verifier's own business, run in a process of its own. */
export {
  TAX_BUREAU_OUTCOMES,
  type TaxBureauAnswer,
  type TaxBureauOutcome,
} from '../domain/einvoice/tax-bureau-check.js';
export { patternFrom } from '../domain/patterns/pattern-figures.js';
export { AttestTrade, type AttestationRequest, type TradeAttested } from './attest-trade.js';
export type { SignedPartyCertificate } from './certified-parties.js';
export { CheckTrade, type PaperHandedIn, type TradeEvidence } from './check-trade.js';
export { DecideReview, type DecisionRequest, type ReviewDecided } from './decide-review.js';
export { InvoiceNotAmongDocuments } from './errors.js';
export { LowerCap } from './lower-cap.js';
export { type InvoiceMark, type NullifierKey, nullifierOf, nullifiersOf } from './nullifier.js';
export { SignAttestation, type VerifierIdentity } from './sign-attestation.js';
export { VerifierChain } from './verifier-chain.js';
