import type { ClientBase, Pool, PoolClient } from 'pg';
import { LeaseLost } from '../../application/intake/intake-errors.js';
import type { HeldLease } from '../../application/intake/leases.js';

/** The connection broke at a commit: whether it took place is in the database. */
export class OutcomeUnknown extends Error {
  constructor(
    /** Of the transaction among those of the site. */
    readonly ordinal: bigint,
    cause: unknown,
  ) {
    super('the connection broke while a transaction was being committed', { cause });
  }
}

/**
 * Commits only while the lease is held. Its row is locked until then, so that whoever takes the site meanwhile waits, and reads what was committed
 * here. @throws LeaseLost, OutcomeUnknown, or what `work` or the database throws, and then nothing was stored
 */
export async function inFencedTransaction<T>(
  pool: Pool,
  lease: HeldLease,
  work: (db: ClientBase) => Promise<T>,
): Promise<T> {
  const db = await connect(pool);
  try {
    const result = await committed(db, lease, work);
    db.off('error', onBreak);
    db.release();
    return result;
  } catch (error) {
    // Ended, not rolled back: whatever its state, the server undoes what was not committed.
    db.release(true);
    throw error;
  }
}

// A connection that breaks between two statements says so as an event, which unheard would end the process.
const onBreak = () => undefined;

/** By a callback: the pool has stopped listening by then, and before a promise's turn comes the connection may break. */
function connect(pool: Pool): Promise<PoolClient> {
  return new Promise((resolve, reject) => {
    pool.connect((error, db) => {
      if (!db) {
        reject(error ?? new Error('the pool gave no connection'));
        return;
      }
      db.on('error', onBreak);
      resolve(db);
    });
  });
}

async function committed<T>(db: PoolClient, lease: HeldLease, work: (db: ClientBase) => Promise<T>): Promise<T> {
  await db.query('BEGIN');
  const ordinal = await requireFence(db, lease);
  const result = await work(db);
  const { command } = await db.query('COMMIT').catch((error: unknown) => {
    throw new OutcomeUnknown(ordinal, error);
  });
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back');
  return result;
}

/** Locks the lease, and counts the transaction in it: by that count a commit that nobody heard of is known afterwards. */
async function requireFence(db: ClientBase, { site, siteNumber, fence }: HeldLease): Promise<bigint> {
  const { rows } = await db.query<{ transactions: string }>({
    name: 'telemetry-fence',
    text: `UPDATE telemetry.site_lease SET transactions = transactions + 1
           WHERE site = $1 AND fence = $2 RETURNING transactions`,
    values: [siteNumber, fence],
  });
  const [row] = rows;
  if (!row) throw new LeaseLost(site);
  return BigInt(row.transactions);
}

/**
 * What became of it. Waits for a transaction that still runs, as its server process may not know yet that nobody listens.
 * @throws LeaseLost when that can no longer be told, or when the database does not answer
 */
export async function wasCommitted(
  pool: Pool,
  { site, siteNumber, fence }: HeldLease,
  { ordinal }: OutcomeUnknown,
): Promise<boolean> {
  const { rows } = await pool.query<{ transactions: string }>(
    'SELECT transactions FROM telemetry.site_lease WHERE site = $1 AND fence = $2 FOR UPDATE',
    [siteNumber, fence],
  );
  const [row] = rows;
  if (!row) throw new LeaseLost(site);
  return BigInt(row.transactions) >= ordinal;
}
