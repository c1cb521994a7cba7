import { Client } from 'pg';
import type { Direct } from './direct.js';
import type { Town } from './town.js';

/** The bare ethers program: the same acts, signed beforehand, in `Relay` batches, each confirmed before the next. @returns acts per second */
export async function measureEthers(town: Town, direct: Direct, count: number, batchActs: number): Promise<number> {
  const deadline = await direct.deadline();
  const messages = (await town.take(count)).map((fragment) => town.transferOf(fragment, deadline));
  const signers = [town.supplier, town.recipient];
  const [first] = messages;
  if (!first) throw new Error('nothing to measure');
  const gas = await direct.gasOf('transfer', first, signers);
  const calls = await Promise.all(messages.map((message) => direct.call('transfer', message, signers, gas)));
  const startedMs = performance.now();
  await direct.sendInTurn(calls, batchActs);
  return count / ((performance.now() - startedMs) / 1000);
}

/** A bare PostgreSQL client: as many rows of an act's size, a transaction for each batch. @returns rows per second */
export async function measurePostgres(url: string, count: number, batchRows: number): Promise<number> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query('CREATE SCHEMA bench');
    await client.query(
      'CREATE TABLE bench.act (id bigint PRIMARY KEY, message jsonb NOT NULL, signatures text[] NOT NULL)',
    );
    const startedMs = performance.now();
    for (let start = 0; start < count; start += batchRows) {
      await client.query('BEGIN');
      for (let id = start; id < Math.min(count, start + batchRows); id++) {
        await client.query('INSERT INTO bench.act VALUES ($1, $2, $3)', [id, MESSAGE, SIGNATURES]);
      }
      await client.query('COMMIT');
    }
    return count / ((performance.now() - startedMs) / 1000);
  } finally {
    await client.query('DROP SCHEMA IF EXISTS bench CASCADE');
    await client.end();
  }
}

const MESSAGE = JSON.stringify({
  receivable: '9'.repeat(58),
  from: '10000',
  to: '20000',
  amount: '10000',
  deadline: '1800000000',
});
const SIGNATURES = [`0x${'ab'.repeat(65)}`, `0x${'cd'.repeat(65)}`];
