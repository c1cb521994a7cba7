import type { Projector } from '@tallystick/chain';
import { FragmentFreeze } from './fragment-freeze.entity.js';
import { FRAGMENT_HISTORY_KINDS, FragmentHistory, type FragmentHistoryKind } from './fragment-history.entity.js';
import { FragmentLock } from './fragment-lock.entity.js';
import { LedgerAsset } from './ledger-asset.entity.js';
import { LedgerFragment } from './ledger-fragment.entity.js';
import { LedgerPause } from './ledger-pause.entity.js';
import { LedgerReceivable, type ReceivableState } from './ledger-receivable.entity.js';
import { ReceivablesProjector } from './receivables-projector.js';
import { SettlementBank } from './settlement-bank.entity.js';
import { UsedReceipt } from './used-receipt.entity.js';

export {
  FRAGMENT_HISTORY_KINDS,
  FragmentFreeze,
  FragmentHistory,
  type FragmentHistoryKind,
  FragmentLock,
  LedgerAsset,
  LedgerFragment,
  LedgerPause,
  LedgerReceivable,
  type ReceivableState,
  SettlementBank,
  UsedReceipt,
};

/** The tables of `ledger` that belong to this context. */
export const ledgerEntities = [
  ...[LedgerAsset, LedgerReceivable, LedgerFragment, FragmentHistory, FragmentLock, FragmentFreeze],
  ...[SettlementBank, UsedReceipt, LedgerPause],
];

export const ledgerProjectors: readonly Projector[] = [new ReceivablesProjector()];
