import type { JsonRpcProvider } from 'ethers';
import type { DataSource, EntityManager } from 'typeorm';
import { NodeAnswerInvalid } from '../contracts/errors.js';
import { readFinalHead } from '../contracts/finality.js';
import { Indexer, type IndexerSettings } from './indexer.js';
import { LedgerCursor } from './ledger-cursor.entity.js';
import { lockLedger } from './ledger-lock.js';
import type { Projector } from './projector.js';

export interface RebuildProgress {
  readonly block: number;
  readonly finalBlock: number;
}

export type RebuildSettings = Omit<IndexerSettings, 'pollMs' | 'faults' | 'onFatal'> & {
  readonly onProgress?: (progress: RebuildProgress) => void;
};

/**
 * Drops every row of `ledger` and reads the chain again from the first block, in one transaction: readers see the old rows until the new
 * ones are complete, a fall on the way changes nothing, and a running indexer waits and then goes on from the new cursor.
 */
export async function rebuildLedger(
  dataSource: DataSource,
  provider: JsonRpcProvider,
  projectors: readonly Projector[],
  settings: RebuildSettings,
): Promise<RebuildProgress> {
  const head = await readFinalHead(provider, settings.finality);
  if (!head) throw new NodeAnswerInvalid('no final block yet');
  const indexer = new Indexer(dataSource, provider, projectors, { ...settings, pollMs: 0 });
  return dataSource.transaction(async (tx) => {
    await lockLedger(tx);
    await dropRows(tx);
    for (;;) {
      const result = await indexer.advance(head, tx);
      const progress = { block: await cursorOf(tx), finalBlock: head.number };
      settings.onProgress?.(progress);
      if (result !== 'again') return progress;
    }
  });
}

/** The tables come from the catalogue, so that a new one is part of every rebuild from its first day. */
async function dropRows(tx: EntityManager): Promise<void> {
  const tables = await tx.query<{ name: string }[]>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'ledger' ORDER BY tablename`,
  );
  // Not TRUNCATE: it would make readers wait for the end of the rebuild.
  for (const { name } of tables) await tx.query(`DELETE FROM ${name}`);
}

async function cursorOf(tx: EntityManager): Promise<number> {
  const cursor = await tx.findOneBy(LedgerCursor, { singleton: true });
  return Number(cursor?.blockNumber ?? 0);
}
