import { LEDGER_EVENTS } from '../contracts/ledger-events.js';

/** What a feed calls an event of a contract: `fragment-transferred`. */
export function ledgerEventType(name: string): string {
  return name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}

/** Everything that the ledger's feed tells of, each once. */
export const LEDGER_EVENT_TYPES: readonly string[] = [
  ...new Set(
    Object.values(LEDGER_EVENTS)
      .flatMap((events) => Object.keys(events))
      .map(ledgerEventType),
  ),
].toSorted();
