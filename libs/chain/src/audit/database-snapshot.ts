import type { DataSource, EntityManager } from 'typeorm';
import { LedgerCursor } from '../indexer/ledger-cursor.entity.js';
import { OutboxEntry } from '../outbox/outbox-entry.entity.js';
import { type TableRows, readLedgerRows } from './ledger-rows.js';
import type { StoredPaper } from './stored-paper.js';

/** The database at one moment. */
export interface DatabaseSnapshot {
  /** The last block that `ledger` claims to hold: all, where its cursor is gone and rows are left. */
  readonly projectedTo: number;
  readonly ledger: ReadonlyMap<string, TableRows>;
  readonly outbox: readonly OutboxEntry[];
  readonly papers: readonly StoredPaper[];
}

export type ReadPapers = (tx: EntityManager) => Promise<readonly StoredPaper[]>;

/** Reads all of it at the same moment, writes nothing and holds up nobody. */
export function readSnapshot(database: DataSource, readPapers: ReadPapers): Promise<DatabaseSnapshot> {
  return database.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    const cursor = await tx.findOneBy(LedgerCursor, { singleton: true });
    const ledger = await readLedgerRows(tx);
    const isEmpty = [...ledger.values()].every(({ rows }) => rows.size === 0);
    return {
      projectedTo: cursor ? Number(cursor.blockNumber) : isEmpty ? -1 : Infinity,
      ledger,
      outbox: await tx.find(OutboxEntry, { order: { position: 'ASC' } }),
      papers: await readPapers(tx),
    };
  });
}

/** Those of the entries that still stand in the same state: others were merely on their way. */
export async function stillInState(
  database: DataSource,
  entries: readonly OutboxEntry[],
): Promise<ReadonlySet<string>> {
  const states = new Map(entries.map(({ position, state }) => [position, state]));
  const rows = await database.query<{ position: string; state: string }[]>(
    'SELECT position, state FROM chain.outbox WHERE position = ANY($1)',
    [[...states.keys()]],
  );
  return new Set(rows.filter(({ position, state }) => states.get(position) === state).map(({ position }) => position));
}
