import type { Projector } from '@tallystick/chain';
import { FragmentHistory, type FragmentHistoryKind } from './fragment-history.entity.js';
import { LedgerAsset } from './ledger-asset.entity.js';
import { LedgerFragment } from './ledger-fragment.entity.js';
import { LedgerReceivable, type ReceivableState } from './ledger-receivable.entity.js';
import { ReceivablesProjector } from './receivables-projector.js';

export {
  FragmentHistory,
  type FragmentHistoryKind,
  LedgerAsset,
  LedgerFragment,
  LedgerReceivable,
  type ReceivableState,
};

/** The tables of `ledger` that belong to this context. */
export const ledgerEntities = [LedgerAsset, LedgerReceivable, LedgerFragment, FragmentHistory];

export const ledgerProjectors: readonly Projector[] = [new ReceivablesProjector()];
