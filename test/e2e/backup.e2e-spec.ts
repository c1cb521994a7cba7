import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type components, TallystickClient } from '@tallystick/api-client';
import { createDataSource } from '@tallystick/platform';
import { type Entry, readArchive, writeArchive } from '@tallystick/platform/backup';
import { eventually } from '../support/eventually.js';
import { snapshotLedger } from '../support/ledger-snapshot.js';
import { freePort, Platform } from '../support/platform.js';
import { runCli, startCli } from '../support/run-cli.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

const TIMEOUT_MS = 400_000;

interface Demo {
  readonly receivable: string;
  readonly site: string;
  readonly alarm: string;
  readonly parties: readonly { readonly part: string; readonly clientId: string; readonly clientSecret: string }[];
}

describe('a backup', () => {
  let folder: TemporaryFolder;
  let platform: Platform | undefined;
  let place: { dataDir: string; port: number };
  let file: string;
  let seen: Awaited<ReturnType<typeof everything>>;
  let secrets: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    place = { dataDir: join(folder.path, 'data'), port: await freePort() };
    file = join(folder.path, 'tallystick.backup');
    platform = await Platform.start({ ...place, flags: [] });
    seen = await everything(platform);
    secrets = await readFile(join(place.dataDir, 'secrets.json'), 'utf8');
  }, TIMEOUT_MS);

  afterAll(async () => {
    await platform?.dispose();
    await folder.remove();
  });

  /** What parties see, and every row that is derived from the chain. */
  async function everything(running: Platform) {
    const demo = JSON.parse(await readFile(join(running.dataDir, 'demo.json'), 'utf8')) as Demo;
    const clientOf = (part: string) => {
      const credentials = demo.parties.find((party) => party.part === part);
      if (!credentials) throw new Error(`nobody plays the ${part}`);
      return new TallystickClient({ baseUrl: running.baseUrl, credentials });
    };
    const [core, bank] = [clientOf('core'), clientOf('bank')];
    const path = { params: { path: { id: demo.receivable } } };
    const site = { params: { path: { site: demo.site } } };
    const dataSource = createDataSource({ url: await running.databaseUrl(), poolSize: 1 }, []);
    await dataSource.initialize();
    try {
      return {
        receivable: await core.call(core.routes.GET('/v1/receivables/{id}', path)),
        acts: (await core.call(core.routes.GET('/v1/acts', { params: { query: { limit: 200 } } }))).items,
        alarm: (await bank.call(bank.routes.GET('/v1/sites/{site}/alarms', site))).items
          .filter(({ id }) => id === demo.alarm)
          .map(raised),
        ledger: await snapshotLedger(dataSource),
      };
    } finally {
      await dataSource.destroy();
    }
  }

  const restored = () => join(folder.path, 'restored');
  const restoreFrom = (from: string) => runCli('restore', from, '--data-dir', restored());
  /** Nothing of the folder that a restore was to make, and nothing beside it. */
  const traces = async () => (await readdir(folder.path)).filter((name) => name.startsWith('restored'));
  const altered = async (name: string, alter: (bytes: Buffer) => Buffer): Promise<string> => {
    const other = join(folder.path, name);
    await writeFile(other, alter(Buffer.from(await readFile(file))));
    return other;
  };
  /** Another archive, whole by its checksum, with other entries. */
  async function forged(
    name: string,
    entries: (header: Entry['header']) => readonly Entry['header'][],
  ): Promise<string> {
    const other = join(folder.path, name);
    const first = await readArchive(file).next();
    if (first.done) throw new Error('the backup is empty');
    await writeArchive(other, async (writer) => {
      for (const header of entries(first.value.header)) await writer.entry(header);
    });
    return other;
  }

  it('is taken while the platform runs, is its owner’s alone, and says what it holds', async () => {
    const { code, output } = await runCli('backup', file, '--data-dir', place.dataDir);
    expect([code, output]).toEqual([0, expect.stringContaining('every private key and password')]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('takes no other file’s place', async () => {
    const before = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    const { code, output } = await runCli('backup', file, '--data-dir', place.dataDir);
    expect([code, output]).toEqual([1, expect.stringContaining('is there already')]);
    expect(
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ).toBe(before);
    expect((await readdir(folder.path)).sort()).toEqual(['data', 'tallystick.backup']);
  });

  it('is refused when a bit of it is other than it was, or its end is gone', async () => {
    const flipped = await altered('flipped', (bytes) => {
      const at = Math.floor(bytes.length / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    });
    const short = await altered('short', (bytes) => bytes.subarray(0, -100));
    const other = await altered('other', () =>
      Buffer.from('something else that is long enough to be looked at at all'),
    );
    for (const [from, why] of [
      [flipped, 'checksum'],
      [short, 'checksum'],
      [other, 'does not begin'],
      ['/nowhere', 'ENOENT'],
    ] as const) {
      expect(await restoreFrom(from)).toEqual({
        code: 1,
        output: expect.stringMatching(new RegExp(`${why}[^]*Nothing was changed`)),
      });
    }
    expect(await traces()).toEqual([]);
  });

  it('is refused when another version made it, with what to do', async () => {
    const later = (header: Entry['header']) => [
      { ...header, migrations: [...(header.migrations as string[]), 'OfTomorrow1900000000001'] },
    ];
    const { code, output } = await restoreFrom(await forged('later', later));
    expect([code, output]).toEqual([1, expect.stringContaining('OfTomorrow1900000000001')]);
    expect(output).toContain('Restore it with Tallystick 0.1.0');
    expect(await traces()).toEqual([]);
  });

  it.each([
    ['out of its folder', { kind: 'file', path: '../stolen', mode: 0o644 }],
    ['over the database’s own', { kind: 'file', path: 'postgres/pg_hba.conf', mode: 0o644 }],
    ['into a table that is none', { kind: 'table', schema: 'pg_catalog', name: 'pg_authid', columns: ['rolname'] }],
  ])('writes nothing %s, whoever made it', async (_where, entry) => {
    const from = await forged(`forged-${entry.kind}-${Math.random()}`, (header) => [header, entry]);
    expect(await restoreFrom(from)).toEqual({ code: 1, output: expect.stringContaining('is no whole backup') });
    expect(await traces()).toEqual([]);
    expect(await readdir(folder.path)).not.toContain('stolen');
  });

  it('leaves nothing half when its restore is killed, and the next one clears what that left', async () => {
    const restore = startCli('restore', file, '--data-dir', restored());
    await eventually(async () => {
      const [partial] = await traces();
      return partial !== undefined && (await readdir(join(folder.path, partial))).includes('postgres.json');
    });
    restore.kill();
    await restore.ended;
    expect(await traces()).toEqual([expect.stringMatching(/^restored\.restoring-/)]);
  });

  it(
    'brings everything back after the folder is lost: what parties saw, the ledger, the keys, and an audit that passes',
    async () => {
      await platform?.killTree();
      await rm(place.dataDir, { recursive: true });
      expect(await restoreFrom(file)).toEqual({ code: 0, output: expect.stringContaining('npm start') });
      expect(await traces()).toEqual(['restored']);
      place = { ...place, dataDir: restored() };
      expect(await readFile(join(restored(), 'secrets.json'), 'utf8')).toBe(secrets);
      expect((await stat(join(restored(), 'secrets.json'))).mode & 0o777).toBe(0o600);

      platform = await Platform.start({ ...place, flags: [] });
      const again = platform;
      await eventually(async () => missingRows(seen.ledger, (await everything(again)).ledger).length === 0, {
        ...{ what: 'the ledger is what it was', withinMs: 60_000, pollMs: 500 },
      });
      const { ledger, ...now } = await everything(again);
      const { ledger: before, ...then } = seen;
      expect(now).toEqual(then);
      expect(missingRows(before, ledger)).toEqual([]);
      const audit = await runCli('audit', '--data-dir', restored());
      expect([audit.code, audit.output]).toEqual([0, expect.stringContaining('nothing else is there')]);
    },
    TIMEOUT_MS,
  );

  it('is not poured over what is there', async () => {
    const { code, output } = await restoreFrom(file);
    expect([code, output]).toEqual([1, expect.stringContaining('is not empty')]);
    expect(await platform?.readiness()).toBe(200);
  });
});

/** The cursor moves with every empty block. */
function missingRows(before: Record<string, readonly string[]>, now: Record<string, readonly string[]>): string[] {
  return Object.entries(before).flatMap(([table, rows]) =>
    table === 'cursor' ? [] : rows.filter((row) => !now[table]?.includes(row)).map((row) => `${table}: ${row}`),
  );
}

/** The site goes on between the look and the backup: how often an alarm was found, and when last, is more by then. */
function raised({ count: _, last: __, ...alarm }: components['schemas']['AlarmView']) {
  return alarm;
}
