import type { ClientBase } from 'pg';
import { type CompactRange, compactRange, EMPTY_RANGE } from '../../domain/evidence/compact-range.js';

/** The site's log as far as it was committed. */
export async function loadLog(db: Pick<ClientBase, 'query'>, site: number): Promise<CompactRange> {
  const { rows } = await db.query<{ size: string; subtrees: Buffer[] }>(
    'SELECT size, subtrees FROM telemetry.site_log WHERE site = $1',
    [site],
  );
  const [row] = rows;
  return row ? compactRange(Number(row.size), row.subtrees) : EMPTY_RANGE;
}

/** Only on top of the size that it was read with: another appender's work is never written over. */
const SAVE = `
  INSERT INTO telemetry.site_log AS log (site, size, subtrees) VALUES ($1, $3, $4::bytea[])
  ON CONFLICT (site) DO UPDATE SET size = excluded.size, subtrees = excluded.subtrees WHERE log.size = $2`;

export async function saveLog(db: ClientBase, site: number, before: CompactRange, after: CompactRange): Promise<void> {
  if (after.size === before.size) return;
  const subtrees = after.subtrees.map((hash) => Buffer.from(hash));
  const values = [site, before.size, after.size, subtrees];
  const { rowCount } = await db.query({ name: 'telemetry-save-log', text: SAVE, values });
  if (rowCount !== 1) throw new Error(`the log of site ${site} has grown since it was read at size ${before.size}`);
}
