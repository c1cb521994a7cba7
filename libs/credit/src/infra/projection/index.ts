import type { Projector } from '@tallystick/chain';
import { LedgerProgramme } from './ledger-programme.entity.js';
import { ProgrammeOutstanding } from './programme-outstanding.view.js';
import { ProgrammesProjector } from './programmes-projector.js';

export { LedgerProgramme, ProgrammeOutstanding };

/** The tables and views of `ledger` that belong to this context. */
export const ledgerEntities = [LedgerProgramme, ProgrammeOutstanding];

export const ledgerProjectors: readonly Projector[] = [new ProgrammesProjector()];
