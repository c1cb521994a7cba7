import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { withSnapshot, writeArchive, writeFiles } from '@tallystick/platform/backup';
import type { Command } from 'commander';
import { DEFAULT_DATA_DIR, embeddedInstallation } from '../installation/installation.js';
import { type BackupHeader, daysOf, isLeftOut, SCHEMAS } from './backup-contents.js';

export const SECRETS_WARNING =
  'It holds every private key and password of the installation in the clear: whoever reads it can act as its operator, relayer, registrar, ' +
  'settlement bank and verifier. Keep it where only you can read it, away from this machine.';

/** `tallystick backup`: one file that holds an installation of `npm start`, taken while it runs. */
export function registerBackupCommand(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'is made, and must not be there')
    .description('Puts all that a running npm start keeps, keys and secrets included, into one file.')
    .option('--data-dir <dir>', `the data folder (default ${DEFAULT_DATA_DIR})`)
    .addHelpText('after', `\n${SECRETS_WARNING}`)
    .action(async (file: string, { dataDir }: { dataDir?: string }) => backup(resolve(file), dataDir));
}

async function backup(file: string, dataDir = DEFAULT_DATA_DIR): Promise<void> {
  const { databaseUrl } = await embeddedInstallation(dataDir);
  const folder = resolve(dataDir);
  const version = JSON.parse(await readFile(join(folder, 'VERSION'), 'utf8')) as BackupHeader['version'];
  const bytes = await withSnapshot(databaseUrl, SCHEMAS, async ({ migrations, tables, writeTo }) => {
    const takenAt = new Date().toISOString();
    const header: BackupHeader = { kind: 'backup', takenAt, version, migrations, days: daysOf(tables) };
    return writeArchive(file, async (writer) => {
      await writer.entry(header);
      await writeTo(writer);
      await writeFiles(folder, isLeftOut, writer);
    });
  });
  console.log(`${file}: ${bytes} bytes, of which a restored installation takes up the ledger again from its chain.`);
  console.log(SECRETS_WARNING);
}
