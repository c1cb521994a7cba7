import { migrations } from '@tallystick/migrations';
import { prepareDatabase, processEnvironment } from '@tallystick/platform';
import type { Command } from 'commander';
import { readMigrateSettings } from './migrate-settings.js';

/** `tallystick migrate`: makes a PostgreSQL of one's own ready for the services, and brings it up to date after an upgrade. */
export function registerMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('Brings the database up to date and makes the services’ roles in it, in a PostgreSQL of your own.')
    .addHelpText(
      'after',
      '\nSettings: DATABASE_OWNER_URL, and API_, WORKER_ and INGEST_DATABASE_PASSWORD, each also as a file by its name and _FILE.\n' +
        'Again, it runs what is new and sets the passwords: so they are rotated. A database of a later version is refused.',
    )
    .action(migrate);
}

async function migrate(): Promise<void> {
  const { ownerUrl, passwords } = readMigrateSettings(processEnvironment());
  const { ran, made } = await prepareDatabase(ownerUrl, migrations, passwords);
  for (const name of ran) console.log(`ran ${name}`);
  if (ran.length === 0) console.log('the database is up to date');
  for (const login of Object.keys(passwords)) {
    const isNew = (made as readonly string[]).includes(login);
    console.log(isNew ? `made the role ${login}` : `set the password of the role ${login}`);
  }
}
