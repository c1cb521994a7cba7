export { FindAttestation } from './application/find-attestation.js';
export { ledgerEntities, LedgerInvoice, ledgerProjectors } from './infra/projection/index.js';
export type { SignedAttestation } from './infra/verification.entity.js';
export { TradeModule } from './trade.module.js';
