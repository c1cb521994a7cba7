import type { EntityManager } from 'typeorm';

/** One key for all copies of the product that share a database. */
const LEDGER_LOCK = 0x7a11_1d6e;

/** Whoever holds it, until the end of the transaction, is the only writer of `ledger`. @returns false if another copy is */
export async function tryLockLedger(tx: EntityManager): Promise<boolean> {
  const [row] = await tx.query<{ held: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS held', [LEDGER_LOCK]);
  return row?.held === true;
}

/** Waits for the lock. */
export async function lockLedger(tx: EntityManager): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [LEDGER_LOCK]);
}
