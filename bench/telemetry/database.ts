import { ensureLoginRole, migrate, startEmbeddedPostgres, urlForLogin } from '@tallystick/platform';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrations } from '../../migrations/index.js';

/** A migrated PostgreSQL of the bench's own that writes to disk as the product's does: what is acknowledged is on it. */
export interface Database {
  /** As the owner of all tables. */
  readonly pool: pg.Pool;
  readonly url: string;
  /** With the intake's rights and no more. */
  readonly intakeUrl: string;
  dispose(): Promise<void>;
}

export async function startDatabase(): Promise<Database> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tallystick-bench-'));
  // The server may run as an account that must pass through.
  await chmod(dataDir, 0o711);
  const { url, stop } = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  await migrate(url, migrations);
  const password = randomBytes(16).toString('hex');
  const login = { user: 'bench_ingest', password, memberOf: 'tallystick_ingest' } as const;
  await ensureLoginRole(url, login);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // Of idle connections that the server ends when it stops.
  pool.on('error', () => undefined);
  return {
    ...{ pool, url, intakeUrl: urlForLogin(url, login) },
    dispose: async () => {
      await pool.end();
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
