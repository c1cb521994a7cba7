import type { ChainIdentity } from './chain-identity.js';
import { JournalledBlockDiffers, JournalHasGap } from './errors.js';
import type { JournalConnection } from './journal-connection.js';

/** What it takes to make a block again, and its hash to know that it is the same. */
export interface JournalBlock {
  readonly number: number;
  /** Seconds since 1970. */
  readonly time: number;
  /** 0x and 64 lower-case hex digits. */
  readonly hash: string;
  /** Raw transactions in the block's order, `0x` hex. */
  readonly transactions: readonly string[];
}

interface BlockRow {
  readonly number: string;
  readonly time: string;
  readonly hash: string;
  readonly transactions: readonly Buffer[];
}

const READ_AT_ONCE = 200;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 2_000;

/** The embedded chain's blocks in PostgreSQL: written before anybody sees them, never changed. */
export class Journal {
  constructor(
    private readonly connection: JournalConnection,
    private readonly log: (line: string) => void,
  ) {}

  async identity(): Promise<ChainIdentity | undefined> {
    const [row] = await this.connection.query<{ chain_id: string; genesis_time: string; funded_accounts: string[] }>(
      'SELECT chain_id, genesis_time, funded_accounts FROM chain.embedded_chain',
    );
    if (row === undefined) return undefined;
    return { chainId: row.chain_id, genesisTime: Number(row.genesis_time), fundedAccounts: row.funded_accounts };
  }

  async create({ chainId, genesisTime, fundedAccounts }: ChainIdentity): Promise<void> {
    await this.connection.query(
      'INSERT INTO chain.embedded_chain (chain_id, genesis_time, funded_accounts) VALUES ($1, $2, $3)',
      [chainId, genesisTime, fundedAccounts],
    );
  }

  async hashOf(number: number): Promise<string | undefined> {
    const [row] = await this.connection.query<{ hash: string }>(
      'SELECT hash FROM chain.journal_block WHERE number = $1',
      [number],
    );
    return row?.hash;
  }

  async head(): Promise<number> {
    const [row] = await this.connection.query<{ number: string | null }>(
      'SELECT max(number) AS number FROM chain.journal_block',
    );
    return Number(row?.number ?? 0);
  }

  /** In order and without a gap. */
  async *blocksAfter(number: number): AsyncGenerator<JournalBlock> {
    for (let last = number; ;) {
      const rows = await this.connection.query<BlockRow>(
        'SELECT number, time, hash, transactions FROM chain.journal_block WHERE number > $1 ORDER BY number LIMIT $2',
        [last, READ_AT_ONCE],
      );
      if (rows.length === 0) return;
      for (const row of rows) {
        if (Number(row.number) !== last + 1) throw new JournalHasGap(last + 1, Number(row.number));
        last += 1;
        const transactions = row.transactions.map((raw) => `0x${raw.toString('hex')}`);
        yield { number: last, time: Number(row.time), hash: row.hash, transactions };
      }
    }
  }

  /**
   * Returns once the block is in the journal, however long that takes: a connection lost during the commit leaves open whether the block
   * is there, so the same is written again and then read. Rejects when another block has that number, or `signal` ends the attempts.
   */
  async append(block: JournalBlock, signal: AbortSignal): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)) {
      signal.throwIfAborted();
      try {
        return await this.insert(block);
      } catch (error) {
        if (error instanceof JournalledBlockDiffers || error instanceof JournalHasGap) throw error;
        this.log(`block ${block.number} is not journalled yet, so the chain stays closed: ${text(error)}`);
        await pause(retryMs, signal);
      }
    }
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private async insert(block: JournalBlock): Promise<void> {
    const raw = block.transactions.map((transaction) => Buffer.from(transaction.slice(2), 'hex'));
    await this.connection.query(
      `INSERT INTO chain.journal_block (number, time, hash, transactions)
       SELECT $1, $2, $3, $4 WHERE $1 = (SELECT coalesce(max(number), 0) + 1 FROM chain.journal_block)`,
      [block.number, block.time, block.hash, raw],
    );
    const journalled = await this.hashOf(block.number);
    if (journalled === undefined) throw new JournalHasGap((await this.head()) + 1, block.number);
    if (journalled !== block.hash) throw new JournalledBlockDiffers(block.number, journalled, block.hash);
  }
}

const text = (error: unknown) => (error instanceof Error ? error.message || error.name : String(error));

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
