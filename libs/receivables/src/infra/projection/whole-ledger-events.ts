import type { Concern, LedgerEvent, LedgerStep } from '@tallystick/chain';
import { LedgerAsset } from './ledger-asset.entity.js';
import type { EventNamed } from './ledger-change.js';
import { LedgerPause } from './ledger-pause.entity.js';

const WHOLE_LEDGER_EVENTS = ['AssetListed', 'ActRevoked', 'LedgerPaused', 'LedgerUnpaused'] as const;

type WholeLedgerEvent = EventNamed<(typeof WHOLE_LEDGER_EVENTS)[number]>;

export function concernsWholeLedger(event: LedgerEvent<'receivables'>): event is WholeLedgerEvent {
  return WHOLE_LEDGER_EVENTS.some((name) => name === event.name);
}

/** What happened to no receivable in particular. */
export async function applyToWholeLedger(event: WholeLedgerEvent, step: LedgerStep): Promise<Concern> {
  switch (event.name) {
    case 'AssetListed':
      await step.tx.insert(LedgerAsset, { currency: Number(event.args.currency), address: event.args.asset });
      return { subject: event.args.currency.toString(), parties: [] };
    case 'ActRevoked':
      return { subject: event.args.revoked, parties: [event.args.party.toString()] };
    case 'LedgerPaused':
      return pausedUntil(step, new Date(Number(event.args.until) * 1000), event.args.sequence);
    case 'LedgerUnpaused':
      return pausedUntil(step, event.at.blockTime, event.args.sequence);
  }
}

/** Nobody in particular is told: a pause is everybody's. */
async function pausedUntil(step: LedgerStep, until: Date, sequence: bigint): Promise<Concern> {
  await step.tx.save(LedgerPause, { singleton: true, pausedUntil: until, sequence: sequence.toString() });
  return { subject: 'ledger', parties: [] };
}
