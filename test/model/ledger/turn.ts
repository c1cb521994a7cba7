import type { Act, LedgerEvent } from './act.js';
import type { LedgerState } from './state.js';
import type { Fields } from './values.js';

/** One act's run on a copy of the state, which is thrown away if a rule refuses. */
export interface Turn {
  readonly state: LedgerState;
  readonly act: Act;
  readonly fields: Fields;
  /** The block's time. */
  readonly now: bigint;
  /** Who sent the transaction; matters where nobody signs. */
  readonly sender: string;
  emit(contract: LedgerEvent['contract'], name: string, args: Fields): void;
}

export type Rule = (turn: Turn) => void;
