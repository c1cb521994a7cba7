import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClientCredentials, TallystickClient } from '@tallystick/api-client';
import { Platform } from '../support/platform.js';
import { runVerify } from '../support/run-offline.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

const START_TIMEOUT_MS = 300_000;
const PATIENCE_MS = 60_000;

interface Demo {
  readonly parties: readonly ({ readonly part: string } & ClientCredentials)[];
  readonly site: string;
  readonly alarm: string;
}

describe('the demo of a watched site', () => {
  let platform: Platform;
  let demo: Demo;
  let folder: TemporaryFolder;
  beforeAll(async () => {
    folder = await temporaryFolder();
    platform = await start();
    demo = JSON.parse(await readFile(join(platform.dataDir, 'demo.json'), 'utf8')) as Demo;
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await platform?.stop();
    await folder?.remove();
  }, 60_000);

  const start = () =>
    Platform.start({ flags: [], dataDir: join(folder.path, 'data'), environment: { ANCHOR_POLL_MS: '500' } });

  const clientOf = (part: string) => {
    const credentials = demo.parties.find((party) => party.part === part);
    if (!credentials) throw new Error(`nobody plays ${part}`);
    return new TallystickClient({ baseUrl: platform.baseUrl, credentials });
  };
  const alarmsOf = async (part: string) => {
    const client = clientOf(part);
    const query = { params: { path: { site: demo.site } } };
    return (await client.call(client.routes.GET('/v1/sites/{site}/alarms', query))).items;
  };
  const logSize = async () => {
    const client = clientOf('bank');
    return (await client.call(client.routes.GET('/v1/sites/{site}/log', { params: { path: { site: demo.site } } })))
      .size;
  };

  /** As it is told to the bank, once it is anchored. */
  async function evidence(): Promise<Buffer> {
    const { clientId, clientSecret } = demo.parties.find(({ part }) => part === 'bank') ?? {
      clientId: '',
      clientSecret: '',
    };
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const headers = { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'grant_type=client_credentials';
    const token = await fetch(`${platform.baseUrl}/v1/oauth/token`, { method: 'POST', headers, body });
    const { access_token: bearer } = (await token.json()) as { access_token: string };
    for (const until = Date.now() + PATIENCE_MS; ;) {
      const url = `${platform.baseUrl}/v1/sites/${demo.site}/alarms/${demo.alarm}/evidence`;
      const answer = await fetch(url, { headers: { authorization: `Bearer ${bearer}` } });
      if (answer.ok) return Buffer.from(await answer.arrayBuffer());
      const problem = await answer.text();
      if (Date.now() > until) throw new Error(problem);
      await pause(500);
    }
  }

  async function verify(file: Buffer) {
    const path = join(folder.path, 'evidence-of-the-theft.json');
    await writeFile(path, file);
    const client = clientOf('bank');
    const { anchors } = await client.call(
      client.routes.GET('/v1/sites/{site}/log', { params: { path: { site: demo.site } } }),
    );
    const deployment = join(platform.dataDir, 'deployment.json');
    const args = ['--rpc', await platform.chainUrl(), '--log', anchors[0]?.log ?? '', '--deployment', deployment];
    return runVerify([path, ...args]);
  }

  it('ends in an alarm that the warehouse sees, its bank and whose goods lie there, and nobody else', async () => {
    for (const part of ['bank', 'warehouse', 'supplier']) {
      expect(await alarmsOf(part)).toContainEqual(
        expect.objectContaining({ id: demo.alarm, ruleId: 'weight-loss', level: 'critical', may: 'call' }),
      );
    }
    await expect(alarmsOf('core')).rejects.toMatchObject({ code: 'site-not-found' });
  });

  it(
    'has evidence that the command proves by the chain alone, and that does not bear a change',
    async () => {
      const file = await evidence();
      const proved = await verify(file);
      expect(proved.stdout).toContain('PROVED');
      expect(proved.code).toBe(0);
      const changed = Buffer.from(file.toString('utf8').replace('"weight-loss"', '"slow-theft"'));
      expect((await verify(changed)).code).toBe(1);
    },
    2 * PATIENCE_MS,
  );

  it(
    'goes on after a restart where it was, and nobody takes the pause for a loss',
    async () => {
      const before = await logSize();
      await platform.stop();
      platform = await start();
      expect(platform.output).not.toContain('running the demo');
      // A reading a minute.
      for (const until = Date.now() + 2 * PATIENCE_MS; (await logSize()) <= before && Date.now() < until;)
        await pause(500);
      expect(await logSize()).toBeGreaterThan(before);
      const alarms = await alarmsOf('bank');
      expect(alarms.filter(({ ruleId }) => ruleId === 'weight-loss').map(({ id }) => id)).toEqual([demo.alarm]);
      expect(alarms.filter(({ ruleId, message }) => ruleId === 'silence' && message.includes('broke'))).toEqual([]);
    },
    START_TIMEOUT_MS,
  );
});
