import { RowRule } from '@tallystick/platform';
import { LedgerProgramme } from '../infra/projection/ledger-programme.entity.js';

/** A programme is seen by its bank and by the core enterprise whose credit it is a line on. */
export const PROGRAMMES = new RowRule(LedgerProgramme, 'programme', '(programme.bank = :me OR programme.debtor = :me)');
