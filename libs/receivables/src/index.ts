export { FindReceivables, type ReceivableWithFragments } from './application/find-receivables.js';
export { ReceivablesModule } from './receivables.module.js';
export {
  FragmentHistory,
  type FragmentHistoryKind,
  LedgerAsset,
  ledgerEntities,
  LedgerFragment,
  ledgerProjectors,
  LedgerReceivable,
  type ReceivableState,
} from './infra/projection/index.js';
