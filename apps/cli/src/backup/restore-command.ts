import { resolve } from 'node:path';
import { migrations } from '@tallystick/migrations';
import { migrate, type MigrationList, startEmbeddedPostgres } from '@tallystick/platform';
import {
  BackupUnreadable,
  type Entry,
  loadDatabase,
  readArchive,
  requireWhole,
  takeFile,
} from '@tallystick/platform/backup';
import type { Command } from 'commander';
import { DEFAULT_DATA_DIR } from '../installation/installation.js';
import { type BackupHeader, isLeftOut, SCHEMAS } from './backup-contents.js';
import { requireKnownVersion } from './require-known-version.js';
import { inPlaceOf, requireEmpty } from './restore-place.js';

/** `tallystick restore`: makes a data folder of a backup, whole or not at all. */
export function registerRestoreCommand(program: Command): void {
  program
    .command('restore')
    .argument('<file>', 'made by tallystick backup')
    .description('Makes a data folder of a backup, with which npm start goes on.')
    .option('--data-dir <dir>', `the folder to make, new or empty (default ${DEFAULT_DATA_DIR})`)
    .addHelpText(
      'after',
      '\nThe file is read through and checked before anything is made; a restore that is cut off leaves no folder of that name.\n' +
        'Two installations restored from one backup must never both run on the same chain: they have the same keys.',
    )
    .action(async (file: string, { dataDir = DEFAULT_DATA_DIR }: { dataDir?: string }) =>
      restore(resolve(file), resolve(dataDir)),
    );
}

async function restore(file: string, dataDir: string): Promise<void> {
  await requireEmpty(dataDir);
  await requireWhole(file);
  const entries = readArchive(file);
  const first = await entries.next();
  if (first.done) throw new BackupUnreadable(file, 'it holds nothing');
  const header = first.value.header as BackupHeader;
  const ran = await requireKnownVersion(file, header, migrations);
  await inPlaceOf(dataDir, (folder) => fill(folder, { file, header, ran, entries }));
  console.log(`${dataDir} is as it was on ${header.takenAt}. Go on with: npm start -- --data-dir ${dataDir}`);
}

interface Source {
  readonly file: string;
  readonly header: BackupHeader;
  readonly ran: MigrationList;
  readonly entries: AsyncIterable<Entry>;
}

async function fill(folder: string, { file, header, ran, entries }: Source): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
  try {
    await migrate(server.url, ran);
    const makeDays = async (query: (sql: string, values: unknown[]) => Promise<unknown>) => {
      for (const day of header.days) await query(`SELECT telemetry.ensure_day(to_date($1, 'YYYYMMDD'))`, [day]);
    };
    await loadDatabase({ url: server.url, schemas: SCHEMAS, file }, makeDays, async (database) => {
      for await (const entry of entries) {
        if (entry.header.kind === 'file') await takeFile(entry, { folder, isLeftOut, file });
        else await database.take(entry);
      }
    });
  } finally {
    await server.stop();
  }
}
