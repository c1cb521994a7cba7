import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@tallystick/platform';
import pg from 'pg';
import { type BuiltService, startBuiltService } from './built-service.js';

const DEPLOY = resolve(import.meta.dirname, '../../deploy');

export type Environment = Readonly<Record<string, string>>;

/** `deploy/make-secrets.mjs`. @returns what it said */
export const makeSecrets = (folder: string, ...args: readonly string[]) => run('make-secrets.mjs', folder, args);

/** `deploy/make-genesis.mjs`. @returns what it said */
export const makeGenesis = (folder: string, ...args: readonly string[]) => run('make-genesis.mjs', folder, args);

async function run(script: string, folder: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(DEPLOY, script), '--folder', folder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((done) => child.once('exit', done));
  const [said, complaints, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0) throw new Error(complaints);
  return said;
}

/** A server of its own, where `deploy/postgres/make-owner.sql` was run as the image runs it. */
export async function startOwnedPostgres(dataDir: string, ownerPassword: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: { fsync: 'off' } });
  const script = await readFile(join(DEPLOY, 'postgres', 'make-owner.sql'), 'utf8');
  const admin = new pg.Client({ connectionString: inDatabase(server.url, 'postgres') });
  await admin.connect();
  try {
    // The database that a test's server has of its own has the name.
    await admin.query('DROP DATABASE tallystick WITH (FORCE)');
    for (const statement of statementsOf(script, ownerPassword)) await admin.query(statement);
  } finally {
    await admin.end();
  }
  return server;
}

export function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}

/** As psql reads it: its own commands begin with a backslash, and `:'password'` is a variable in quotes. */
function statementsOf(script: string, password: string): string[] {
  const sql = script.split('\n').filter((line) => !/^(\\|--|$)/.test(line));
  return sql.map((line) => line.replace(":'password'", pg.escapeLiteral(password)));
}

/** A service with the settings of one file, and no other environment. */
export async function startFromEnvFile(
  app: Parameters<typeof startBuiltService>[0],
  file: string,
  settings: Environment,
): Promise<BuiltService> {
  await writeFile(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
    { mode: 0o600 },
  );
  return startBuiltService(app, {}, [`--env-file=${file}`]);
}
