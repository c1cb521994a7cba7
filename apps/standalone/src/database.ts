import { migrations } from '@tallystick/migrations';
import {
  type EmbeddedPostgres,
  ensureLoginRole,
  type LoginRole,
  migrate,
  startEmbeddedPostgres,
  urlForLogin,
} from '@tallystick/platform';
import type { DataFolder } from './data-folder.js';
import type { Progress } from './progress.js';
import type { Secrets } from './secrets.js';

/** One address per process, each with the rights of its role and no more. */
export interface DatabaseUrls {
  readonly api: string;
  readonly worker: string;
  readonly ingest: string;
  readonly chain: string;
}

export function startDatabase(folder: DataFolder, progress: Progress): Promise<EmbeddedPostgres> {
  return progress.during('starting PostgreSQL', () =>
    startEmbeddedPostgres({ dataDir: folder.path, log: progress.say }),
  );
}

/** Brings the schema up to date and gives each process its login. */
export async function prepareDatabase(
  ownerUrl: string,
  { databasePasswords }: Secrets,
  progress: Progress,
): Promise<DatabaseUrls> {
  const ran = await progress.during('bringing the database up to date', () => migrate(ownerUrl, migrations));
  if (ran.length > 0) progress.say(`ran ${ran.length} migrations`);
  const logins = {
    api: { user: 'api', password: databasePasswords.api, memberOf: 'tallystick_api' },
    worker: { user: 'worker', password: databasePasswords.worker, memberOf: 'tallystick_worker' },
    ingest: { user: 'ingest', password: databasePasswords.ingest, memberOf: 'tallystick_ingest' },
    chain: { user: 'chain', password: databasePasswords.chain, memberOf: 'tallystick_chain' },
  } satisfies Record<string, LoginRole>;
  for (const login of Object.values(logins)) await ensureLoginRole(ownerUrl, login);
  return {
    api: urlForLogin(ownerUrl, logins.api),
    worker: urlForLogin(ownerUrl, logins.worker),
    ingest: urlForLogin(ownerUrl, logins.ingest),
    chain: urlForLogin(ownerUrl, logins.chain),
  };
}
