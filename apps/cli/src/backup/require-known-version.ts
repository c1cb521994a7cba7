import { DATA_LAYOUT, embeddedPostgresMajor, type MigrationList } from '@tallystick/platform';
import { BackupUnreadable } from '@tallystick/platform/backup';
import type { BackupHeader } from './backup-contents.js';
import { BackupOfAnotherVersion } from './restore-errors.js';

/**
 * The migrations that the backup's database had seen, which may be fewer than ours: the next start runs the others.
 * Throws `BackupOfAnotherVersion`.
 */
export async function requireKnownVersion(
  file: string,
  header: BackupHeader,
  migrations: MigrationList,
): Promise<MigrationList> {
  if (header.kind !== 'backup') throw new BackupUnreadable(file, 'it does not say what it is');
  const { product, layout, postgresMajor, productVersion } = header.version;
  const refuse = (what: string, found: string, expected: string) => {
    if (found !== expected) throw new BackupOfAnotherVersion(file, what, found, expected, productVersion);
  };
  refuse('the product', product, 'tallystick');
  refuse('the data layout', String(layout), String(DATA_LAYOUT));
  refuse('PostgreSQL', postgresMajor, await embeddedPostgresMajor());
  for (const [index, name] of header.migrations.entries()) {
    refuse('the migration', name, migrations[index]?.name ?? 'none after those before it');
  }
  return migrations.slice(0, header.migrations.length);
}
