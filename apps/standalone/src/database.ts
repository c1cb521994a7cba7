import { migrations } from '@tallystick/migrations';
import { type EmbeddedPostgres, prepareDatabase, type ServiceLogin, startEmbeddedPostgres } from '@tallystick/platform';
import type { DataFolder } from './data-folder.js';
import type { Progress } from './progress.js';
import type { Secrets } from './secrets.js';

/** One address per process, each with the rights of its role and no more. */
export type DatabaseUrls = Readonly<Record<ServiceLogin, string>>;

export function startDatabase(folder: DataFolder, progress: Progress): Promise<EmbeddedPostgres> {
  return progress.during('starting PostgreSQL', () =>
    startEmbeddedPostgres({ dataDir: folder.path, log: progress.say }),
  );
}

/** Brings the schema up to date and gives each process its login. */
export async function prepareOwnDatabase(
  ownerUrl: string,
  { databasePasswords }: Secrets,
  progress: Progress,
): Promise<DatabaseUrls> {
  const preparing = () => prepareDatabase(ownerUrl, migrations, databasePasswords);
  const { ran, urls } = await progress.during('bringing the database up to date', preparing);
  if (ran.length > 0) progress.say(`ran ${ran.length} migrations`);
  return urls;
}
