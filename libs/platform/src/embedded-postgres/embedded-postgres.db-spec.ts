import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TemporaryFolder, temporaryFolder } from '../../../../test/support/temporary-folder.js';
import { commandLineOf } from '../process/running-process.js';
import { type EmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { readRecord } from './record.js';

const quiet = () => undefined;
const settings = { fsync: 'off' };

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  let outer: TemporaryFolder;
  let dataDir: string;
  let server: EmbeddedPostgres | undefined;
  const start = async () => (server = await startEmbeddedPostgres({ dataDir, log: quiet, settings }));

  // As in a clone inside root's home: nobody else may enter the folder around the data, PostgreSQL's account included.
  beforeEach(async () => {
    outer = await temporaryFolder(0o700);
    dataDir = join(outer.path, 'data');
    await mkdir(dataDir);
  });

  afterEach(async () => {
    await removeEmbeddedPostgres(dataDir, quiet);
    await outer.remove();
  });

  it('keeps its data over a stop and a start, and its password to itself', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept (word text)');
    await query(first.url, `INSERT INTO kept VALUES ('tally')`);
    await first.stop();
    expect(await commandLineOf(first.pid)).toBeUndefined();

    const second = await start();
    expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'tally' }]);
    expect((await stat(join(dataDir, 'postgres.json'))).mode & 0o777).toBe(0o600);
  });

  it('takes over from a server whose starter was killed, and recovers one that was killed itself', async () => {
    const orphaned = await start();
    await query(orphaned.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    const successor = await start();
    expect(await commandLineOf(orphaned.pid)).toBeUndefined();
    expect(await query(successor.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);

    process.kill(successor.pid, 'SIGKILL');
    await successor.ended;
    const recovered = await start();
    expect(await query(recovered.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  it('is not stopped by a stale postmaster.pid that names somebody else', async () => {
    const first = await start();
    const home = (await readRecord(dataDir))?.outsideHome ?? dataDir;
    const pidFile = join(home, 'postgres', 'postmaster.pid');
    const content = await readFile(pidFile, 'utf8');
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    await writeFile(pidFile, content.replace(/^[0-9]+/, String(process.pid)));
    const second = await start();
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await commandLineOf(process.pid)).toBeDefined();
  });

  it('moves with its data folder', async () => {
    await (await start()).stop();
    const moved = join(outer.path, 'moved');
    await rename(dataDir, moved);
    dataDir = moved;
    expect(await query((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says that the data was written by another PostgreSQL', async () => {
    await (await start()).stop();
    const home = (await readRecord(dataDir))?.outsideHome ?? dataDir;
    await writeFile(join(home, 'postgres', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({ code: 'cluster-of-another-version', details: { found: '17' } });
  });

  it('removes everything, running or not, and begins anew', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    const outsideHome = (await readRecord(dataDir))?.outsideHome;
    await removeEmbeddedPostgres(dataDir, quiet);
    expect(await commandLineOf(first.pid)).toBeUndefined();
    for (const path of [outsideHome ?? join(dataDir, 'postgres'), join(dataDir, 'postgres.json')]) {
      await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
    }
    expect(await query((await start()).url, `SELECT to_regclass('kept') AS kept`)).toEqual([{ kept: null }]);
  });

  it('refuses a data folder whose database went missing rather than beginning anew in silence', async () => {
    await (await start()).stop();
    const home = (await readRecord(dataDir))?.outsideHome ?? dataDir;
    await rename(join(home, 'postgres'), join(home, 'elsewhere'));
    await expect(start()).rejects.toMatchObject({ code: 'cluster-missing' });
    await rm(join(home, 'elsewhere'), { recursive: true });
  });

  it('keeps the cluster in the data folder itself where its account can reach that', async () => {
    await chmod(outer.path, 0o711);
    const { url } = await start();
    expect(await query(url, 'SHOW data_directory')).toEqual([{ data_directory: join(dataDir, 'postgres') }]);
  });

  it('lets nobody in without the password', async () => {
    const { port } = await start();
    await expect(query(`postgres://tallystick:guess@127.0.0.1:${port}/tallystick`, 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    );
    expect(server?.port).toBe(port);
  });
});
