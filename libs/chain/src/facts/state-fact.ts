import { type FactKind, factKey, type FactMessage, type Network } from '@tallystick/act-types';
import type { EntityManager } from 'typeorm';
import { Outbox } from '../outbox/outbox.js';
import { FactParty } from './fact-party.entity.js';

export interface TrueFact {
  readonly kind: FactKind;
  readonly message: FactMessage;
  /** Party numbers of those whom it concerns. */
  readonly parties: readonly string[];
}

/** What cannot be recorded for so long cannot be any more, or the relayer is down. */
const TRIED_FOR_MS = 30 * 86_400_000;

/**
 * Puts a fact into the outbox and notes whom it concerns, in one transaction. Stated again, by whomever, nothing changes but that more
 * parties may read of it.
 * @param nowMs the chain's time as far as it is known
 * @returns its key
 */
export async function stateFact(
  manager: EntityManager,
  network: Network,
  { kind, message, parties }: TrueFact,
  nowMs: number,
): Promise<string> {
  const key = factKey(kind, message, network);
  const deadline = factDeadline(nowMs);
  await manager.transaction(async (tx) => {
    await new Outbox().enqueueFact(tx, { key, kind, message, deadline });
    await tx
      .createQueryBuilder()
      .insert()
      .into(FactParty)
      // In one order: two that state the same fact at once must not wait for each other.
      .values([...new Set(parties)].sort().map((party) => ({ party, key })))
      .orIgnore()
      .updateEntity(false)
      .execute();
  });
  return key;
}

export function factDeadline(nowMs: number): Date {
  return new Date(nowMs + TRIED_FOR_MS);
}
