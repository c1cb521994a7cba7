import { once } from 'node:events';
import { access, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TallystickClient } from '@tallystick/api-client';
import { Platform, type PlatformOptions } from '../support/platform.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

interface Demo {
  readonly parties: readonly { part: string; name: string; party: string; clientId: string; clientSecret: string }[];
  readonly receivable: string;
  readonly people: readonly { name: string }[];
  readonly doorKey: string;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

describe('npm start', () => {
  let folder: TemporaryFolder;
  let dataDir: string;
  const running: Platform[] = [];

  beforeEach(async () => {
    folder = await temporaryFolder();
    dataDir = join(folder.path, 'data');
  });

  afterEach(async () => {
    for (const platform of running.splice(0)) await platform.dispose();
    await folder.remove();
  });

  async function launch(flags: string[], options: PlatformOptions = {}): Promise<Platform> {
    const platform = await Platform.launch({ dataDir, flags, ...options });
    running.push(platform);
    return platform;
  }

  async function start(...flags: string[]): Promise<Platform> {
    const platform = await launch(flags);
    await platform.untilReady();
    return platform;
  }

  const readDemo = async () => JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as Demo;

  /** The supplier of the demo asks for its receivable, which only works if papers and ledger are both there. */
  async function demoReceivable(platform: Platform): Promise<unknown> {
    const { parties, receivable } = await readDemo();
    const core = parties.find(({ part }) => part === 'core');
    if (!core) throw new Error('the demo has no core enterprise');
    const client = new TallystickClient({ baseUrl: platform.baseUrl, credentials: core });
    return client.call(client.routes.GET('/v1/receivables/{id}', { params: { path: { id: receivable } } }));
  }

  it('is ready once the demo is recorded, says who can sign in, and resumes after Ctrl-C and after kill -9', async () => {
    const first = await launch([]);
    await first.untilReady();
    expect((await stat(join(dataDir, 'demo.json'))).mode & 0o777).toBe(0o600);
    await first.untilSaid('Ctrl-C stops it');
    const demo = await readDemo();
    for (const { name, clientId } of demo.parties) {
      expect(first.output).toContain(name);
      expect(first.output).toContain(clientId);
    }
    expect(first.output).toContain(`/demo#${demo.doorKey}\n`);
    expect(demo.people.length).toBeGreaterThan(0);
    for (const { name } of demo.people)
      expect(first.output).toMatch(
        new RegExp(`  ${name}, .*\\n    http://localhost:${first.port}/enrol#[\\w-]{43}\\n`),
      );
    const before = await demoReceivable(first);
    expect(before).toMatchObject({ state: 'settled' });

    expect(await first.stop()).toEqual({ code: 0, signal: null });
    expect(await exists(join(dataDir, 'lock'))).toBe(false);

    const second = await start();
    expect(await demoReceivable(second)).toEqual(before);
    await second.killTree();

    const third = await start();
    expect(await demoReceivable(third)).toEqual(before);
    await third.killSupervisor();

    const fourth = await start();
    expect(await demoReceivable(fourth)).toEqual(before);
    // Every start has a port of its own here, and demo.json tells where the platform is now.
    expect(await readDemo()).toEqual({ ...demo, baseUrl: fourth.baseUrl });
    expect(fourth.output).not.toContain('running the demo');
  }, 900_000);

  it('begins again when its first start was cut off in the middle of the demo', async () => {
    const first = await launch([]);
    await first.untilSaid('running the demo');
    await first.killTree();
    const second = await start();
    expect(second.output).toContain('beginning again');
    expect(await demoReceivable(second)).toMatchObject({ state: 'settled' });
  }, 600_000);

  it('starts with no demo when asked to, keeps to that, and begins again with --fresh', async () => {
    const first = await start('--empty');
    expect(await exists(join(dataDir, 'demo.json'))).toBe(false);
    const operator = await first.operator();
    const organisation = { name: 'Somebody', roles: [] };
    await operator.call(operator.routes.POST('/v1/organisations', { body: organisation }));
    await first.stop();

    const second = await start();
    expect(await exists(join(dataDir, 'demo.json'))).toBe(false);
    const search = { params: { query: { search: 'Somebody' } } };
    expect((await operatorPage(second)).items).toHaveLength(1);
    const secrets = await second.secrets();
    await second.stop();

    const third = await start('--fresh', '--empty');
    expect((await operatorPage(third)).items).toHaveLength(0);
    expect((await third.secrets()).keys).not.toEqual(secrets.keys);

    async function operatorPage(platform: Platform) {
      const client = await platform.operator();
      return client.call(client.routes.GET('/v1/organisations', search));
    }
  }, 600_000);

  it('refuses a data folder that another supervisor runs on, and leaves that one alone', async () => {
    const first = await start('--empty');
    const second = await launch(['--empty']);
    expect(await second.untilExited()).toMatchObject({ code: 1 });
    expect(second.output).toContain('is in use by a running Tallystick');
    expect(await first.readiness()).toBe(200);
  }, 300_000);

  it('stops in order when Ctrl-C comes in the middle of the start', async () => {
    const platform = await launch(['--empty']);
    await platform.untilSaid('starting the chain');
    expect(await platform.stop()).toEqual({ code: 0, signal: null });
    expect(await exists(join(dataDir, 'lock'))).toBe(false);
    await start('--empty');
  }, 300_000);

  it('says that the port is taken before it starts or writes anything', async () => {
    const listener = createServer();
    await once(listener.listen(0, '127.0.0.1'), 'listening');
    const address = listener.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const platform = await launch([], { port });
    expect(await platform.untilExited()).toMatchObject({ code: 1 });
    expect(platform.output).toContain(`Port ${port} cannot be used: something else is listening on it`);
    expect(await exists(dataDir)).toBe(false);
    listener.close();
  });

  it('refuses data of a version that it does not know, says what to run, and changes nothing', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'VERSION'), '{"product":"tallystick","layout":99}');
    const platform = await launch([]);
    expect(await platform.untilExited()).toMatchObject({ code: 1 });
    expect(platform.output).toContain('the data layout 99');
    expect(platform.output).toContain('npm start -- --fresh');
    expect(await readdir(dataDir)).toEqual(['VERSION']);
  });

  it('refuses contracts of another version, and says what to run', async () => {
    await (await start('--empty')).stop();
    const file = join(dataDir, 'deployment.json');
    const deployment = JSON.parse(await readFile(file, 'utf8')) as { codeHashes: Record<string, string> };
    const { evidenceLog: _, ...fewer } = deployment.codeHashes;
    const others: readonly [codeHashes: object, says: string][] = [
      [{ ...deployment.codeHashes, relay: `0x${'00'.repeat(32)}` }, 'the code hash of relay'],
      [fewer, 'codeHashes.evidenceLog must be'],
    ];
    for (const [codeHashes, says] of others) {
      await writeFile(file, JSON.stringify({ ...deployment, codeHashes }));
      const later = await launch([]);
      expect(await later.untilExited()).toMatchObject({ code: 1 });
      expect(later.output).toContain(says);
      expect(later.output).toContain(`npm start -- --fresh --data-dir ${dataDir}`);
    }
  }, 300_000);

  it('refuses a flag that it does not know, and shows those that it does', async () => {
    const platform = await launch(['--demo']);
    expect(await platform.untilExited()).toMatchObject({ code: 2 });
    expect(platform.output).toContain('--data-dir DIR');
  });
});
