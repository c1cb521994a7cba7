import { once } from 'node:events';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import type { Sender } from './fleet.js';

const TABLES = ['evidence', 'reading'] as const;

/**
 * The rows of the batches stored last, again and bare: by one connection, one COPY for each table, into tables of the same shape with the same keys.
 * @returns batches per second
 */
export async function measureCopy(url: string, senders: readonly Sender[], batches: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const sites = senders.map(({ siteNumber }) => siteNumber).join(',');
    const last = batches / senders.length;
    const ofRun = `evidence.site IN (${sites}) AND evidence.position >= (SELECT size FROM telemetry.site_log log WHERE log.site = evidence.site) - ${last}`;
    const rows = {
      evidence: await copyOut(client, `SELECT evidence.* FROM telemetry.evidence WHERE ${ofRun}`),
      reading: await copyOut(
        client,
        `SELECT reading.* FROM telemetry.evidence JOIN telemetry.series USING (gateway)
         JOIN telemetry.reading ON reading.series = series.id AND reading.position = evidence.position
           AND reading.received_on = evidence.received_on WHERE ${ofRun}`,
      ),
    };
    await client.query('CREATE SCHEMA bare');
    for (const table of TABLES) {
      await client.query(`CREATE TABLE bare.${table} (LIKE telemetry.${table} INCLUDING ALL)`);
    }
    const startedMs = performance.now();
    for (const table of TABLES) await copyIn(client, table, rows[table]);
    return batches / ((performance.now() - startedMs) / 1000);
  } finally {
    await client.query('DROP SCHEMA IF EXISTS bare CASCADE');
    await client.end();
  }
}

async function copyOut(client: pg.Client, query: string): Promise<Buffer> {
  const stream = client.query(to(`COPY (${query}) TO STDOUT (FORMAT binary)`));
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function copyIn(client: pg.Client, table: string, rows: Buffer): Promise<void> {
  const stream = client.query(from(`COPY bare.${table} FROM STDIN (FORMAT binary)`));
  const finished = once(stream, 'finish');
  stream.end(rows);
  await finished;
}
