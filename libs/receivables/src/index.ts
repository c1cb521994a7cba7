export { FindReceivables, type ReceivableWithFragments } from './application/find-receivables.js';
export { ReceivablesModule } from './receivables.module.js';
export {
  FragmentFreeze,
  FragmentHistory,
  type FragmentHistoryKind,
  FragmentLock,
  LedgerAsset,
  ledgerEntities,
  LedgerFragment,
  ledgerProjectors,
  LedgerPause,
  LedgerReceivable,
  type ReceivableState,
  SettlementBank,
  UsedReceipt,
} from './infra/projection/index.js';
