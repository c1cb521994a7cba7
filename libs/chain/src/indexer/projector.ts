import type { SigningContract } from '@tallystick/act-types';
import type { LedgerEvent } from '../contracts/ledger-events.js';
import type { LedgerStep } from './ledger-step.js';

/** Whom an event concerns, and with which of their things; the parties' feeds are made of it. */
export interface Concern {
  readonly subject: string;
  /** Party numbers; repeated ones and 0 are left out. */
  readonly parties: readonly string[];
}

/**
 * Keeps a context's tables of `ledger` up to date with one contract's events. It may use nothing but the event and those tables, so that
 * the same events give the same rows for ever.
 */
export interface Projector<C extends SigningContract = SigningContract> {
  readonly contract: C;
  apply(event: LedgerEvent<C>, step: LedgerStep): Promise<Concern>;
}
