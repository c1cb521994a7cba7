import type { Projector } from '@tallystick/chain';
import { AnchorsProjector } from './anchors-projector.js';
import { LedgerAnchor } from './ledger-anchor.entity.js';
import { PassedOverAnchor } from './passed-over-anchor.entity.js';

export { LedgerAnchor, PassedOverAnchor };

/** The tables of `ledger` that belong to this context. */
export const ledgerEntities = [LedgerAnchor, PassedOverAnchor];

export const ledgerProjectors: readonly Projector[] = [new AnchorsProjector()];
