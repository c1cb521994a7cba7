import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import type { BinaryRows } from './binary-rows.js';

/** @param target the table and its columns, in the order of the fields. Rejects as a query would. */
export function copyIn(db: ClientBase, target: string, rows: BinaryRows): Promise<void> {
  if (rows.count === 0) return Promise.resolve();
  const stream = db.query(from(`COPY ${target} FROM STDIN (FORMAT binary)`));
  return new Promise((resolve, reject) => {
    stream.on('finish', resolve);
    stream.on('error', reject);
    stream.end(rows.finish());
  });
}
