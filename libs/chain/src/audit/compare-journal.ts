import type { DataSource } from 'typeorm';
import type { ChainBlock } from './chain-block.js';
import type { Finding } from './finding.js';

interface JournalRow {
  readonly number: string;
  readonly hash: string;
  readonly transactions: readonly Buffer[];
}

/** Holds the embedded chain's journal, where the installation has one and the database's user may read it, against blocks of the chain. */
export async function compareJournal(database: DataSource, blocks: readonly ChainBlock[]): Promise<readonly Finding[]> {
  const [first, last] = [blocks.at(0), blocks.at(-1)];
  if (!first || !last || !(await hasJournal(database))) return [];
  const rows = await database.query<JournalRow[]>(
    'SELECT number, hash, transactions FROM chain.journal_block WHERE number BETWEEN $1 AND $2',
    [first.header.number, last.header.number],
  );
  const journalled = new Map(rows.map((row) => [Number(row.number), row]));
  // The genesis block is made anew from the chain's identity, and is no part of the journal.
  return blocks
    .filter(({ header }) => header.number > 0)
    .flatMap((block) => faultOf(block, journalled.get(block.header.number)));
}

async function hasJournal(database: DataSource): Promise<boolean> {
  const may = `has_table_privilege('chain.journal_block', 'SELECT')`;
  const [right] = await database.query<{ may: boolean }[]>(`SELECT ${may} AS may`);
  if (!right?.may) return false;
  const [used] = await database.query<{ used: boolean }[]>('SELECT EXISTS (SELECT FROM chain.embedded_chain) AS used');
  return used?.used === true;
}

function faultOf({ header, transactions }: ChainBlock, row: JournalRow | undefined): readonly Finding[] {
  const finding = (message: string): Finding[] => [
    { kind: 'journal', where: `chain.journal_block ${header.number}`, message },
  ];
  if (!row) return finding('the chain has this block, and the journal does not');
  if (row.hash !== header.hash) return finding(`the journal says ${row.hash}, the chain has ${header.hash}`);
  const kept = row.transactions.map((raw) => `0x${raw.toString('hex')}`);
  const signed = transactions.map((transaction) => ('raw' in transaction.signed ? transaction.signed.raw : ''));
  return kept.join() === signed.join()
    ? []
    : finding('its transactions are not those that the chain has in this block');
}
