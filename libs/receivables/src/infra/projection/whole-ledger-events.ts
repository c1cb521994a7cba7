import type { Concern, LedgerEvent } from '@tallystick/chain';
import type { EntityManager } from 'typeorm';
import { LedgerAsset } from './ledger-asset.entity.js';
import type { EventNamed } from './ledger-change.js';
import { LedgerPause } from './ledger-pause.entity.js';

const WHOLE_LEDGER_EVENTS = ['AssetListed', 'ActRevoked', 'LedgerPaused', 'LedgerUnpaused'] as const;

type WholeLedgerEvent = EventNamed<(typeof WHOLE_LEDGER_EVENTS)[number]>;

export function concernsWholeLedger(event: LedgerEvent<'receivables'>): event is WholeLedgerEvent {
  return WHOLE_LEDGER_EVENTS.some((name) => name === event.name);
}

/** What happened to no receivable in particular. */
export async function applyToWholeLedger(event: WholeLedgerEvent, tx: EntityManager): Promise<Concern> {
  switch (event.name) {
    case 'AssetListed':
      await tx.insert(LedgerAsset, { currency: Number(event.args.currency), address: event.args.asset });
      return { subject: event.args.currency.toString(), parties: [] };
    case 'ActRevoked':
      return { subject: event.args.revoked, parties: [event.args.party.toString()] };
    case 'LedgerPaused':
      return pausedUntil(tx, new Date(Number(event.args.until) * 1000), event.args.sequence);
    case 'LedgerUnpaused':
      return pausedUntil(tx, event.at.blockTime, event.args.sequence);
  }
}

/** Nobody in particular is told: a pause is everybody's. */
async function pausedUntil(tx: EntityManager, until: Date, sequence: bigint): Promise<Concern> {
  await tx.save(LedgerPause, { singleton: true, pausedUntil: until, sequence: sequence.toString() });
  return { subject: 'ledger', parties: [] };
}
