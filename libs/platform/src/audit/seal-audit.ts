import type { DataSource, EntityManager } from 'typeorm';
import { auditHash, NO_HASH } from './audit-chain.js';
import { AuditChain } from './audit-chain.entity.js';
import { AuditEntry } from './audit-entry.entity.js';

/** One of all copies of the worker at a time. */
const SEALING_LOCK = 0x7a11_5711;

interface Sealed {
  readonly id: string;
  readonly number: string;
  readonly hash: string;
}

/**
 * Numbers and chains what came since, each party's entries by themselves. Behind the requests and not in them: a chain has one end, and
 * whoever hangs something to it would keep everybody else of the party waiting until their transaction has ended. What commits later than
 * its moment says gets a later number. @returns how many there were
 */
export function sealAudit(dataSource: DataSource, entriesMax: number): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const [lock] = await manager.query<{ got: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS got', [
      SEALING_LOCK,
    ]);
    if (!lock?.got) return 0;
    const entries = await manager
      .createQueryBuilder(AuditEntry, 'entry')
      .where('entry.number IS NULL')
      .orderBy('entry.id')
      .limit(entriesMax)
      .getMany();
    if (entries.length > 0) await seal(manager, entries);
    return entries.length;
  });
}

async function seal(manager: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
  const parties = [...new Set(entries.map(({ party }) => party))];
  const known = await manager
    .createQueryBuilder(AuditChain, 'chain')
    .where('chain.party = ANY(:parties)', { parties })
    .getMany();
  const ends = new Map(known.map((end) => [end.party, end]));
  const sealed = entries.map((entry): Sealed => {
    const { party } = entry;
    const { number: last, hash: previous } = ends.get(party) ?? { number: '0', hash: NO_HASH };
    const number = String(BigInt(last) + 1n);
    const hash = auditHash(previous, { ...entry, number });
    ends.set(party, { party, number, hash });
    return { id: entry.id, number, hash };
  });
  await manager.query(
    `UPDATE papers.audit_entry entry SET number = sealed.number, hash = sealed.hash, sealed_at = now()
     FROM unnest($1::uuid[], $2::bigint[], $3::text[]) AS sealed (id, number, hash) WHERE entry.id = sealed.id`,
    [sealed.map(({ id }) => id), sealed.map(({ number }) => number), sealed.map(({ hash }) => hash)],
  );
  await manager.upsert(
    AuditChain,
    parties.flatMap((party) => ends.get(party) ?? []),
    ['party'],
  );
}

/** Removes what was sealed longer ago than that, the oldest first, so that a party's numbers stay without a gap. @returns how many */
export async function forgetAudit(dataSource: DataSource, days: number, entriesMax: number): Promise<number> {
  const [row] = await dataSource.query<{ gone: string }[]>('SELECT papers.forget_audit($1, $2) AS gone', [
    days,
    entriesMax,
  ]);
  return Number(row?.gone ?? 0);
}
