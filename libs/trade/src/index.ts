export { FindAttestation } from './application/find-attestation.js';
export { ledgerEntities, LedgerInvoice, ledgerProjectors } from './infra/projection/index.js';
export type { SignedAttestation } from './domain/signed-attestation.js';
export { TradeModule } from './trade.module.js';
