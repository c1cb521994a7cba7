import type { LedgerState } from '../ledger/state.js';
import type { Town } from '../town/town.js';
import type { Dice } from './dice.js';

/** Where acts are signed: how the parties stand, and what decides who of several persons signs and how. */
export interface SigningDesk {
  readonly state: LedgerState;
  readonly town: Town;
  readonly dice: Dice;
}
