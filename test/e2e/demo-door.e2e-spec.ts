import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovingPlatform } from '../support/moving-platform.js';
import { type Credentials, PeopleDoors } from '../support/people-doors.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

const START_TIMEOUT_MS = 240_000;
const ORIGIN = 'http://localhost:8080';
const NOBODY = '00000000-0000-7000-8000-000000000000';
const key = randomBytes(32).toString('base64url');
const wrongKey = randomBytes(32).toString('base64url');

describe('the demo’s door', () => {
  let folder: TemporaryFolder;
  let platform: MovingPlatform;
  let page: PeopleDoors;
  let machine: PeopleDoors;
  let ofDemo: string;
  let ofOthers: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const doorFile = join(folder.path, 'demo-door.json');
    platform = await MovingPlatform.start({ api: { demo: { doorFile } } });
    const doors = new PeopleDoors(platform.world.baseUrl);
    page = doors.with({ origin: ORIGIN });
    expect((await page.call('POST', 'demo/people', { key })).status).toBe(404);
    const operator = await doors.asMachine(platform.world.operator);
    const { party } = (await operator.call('POST', 'organisations', { name: '华星汽车', roles: [] })).body;
    const label = { label: 'ERP', scopes: ['read', 'administer'] };
    const client: unknown = (await operator.call('POST', `organisations/${party}/api-clients`, label)).body;
    machine = await doors.asMachine(client as Credentials);
    const add = async (name: string) =>
      (await machine.call('POST', 'people', { name, roles: ['maker'] })).body.person.id;
    [ofDemo, ofOthers] = [await add('王建国'), await add('陈静')];
    await writeFile(doorFile, JSON.stringify({ key, people: [ofDemo] }));
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await platform?.stop();
    await folder?.remove();
  });

  const signIn = (doors: PeopleDoors, given: string, person: string) =>
    doors.call('POST', 'demo/sign-in', { key: given, person });

  it('lets who has the key in as a person of the demo, with the session that a passkey would open', async () => {
    expect((await page.call('POST', 'demo/people', { key })).body.items).toEqual([
      { id: ofDemo, name: '王建国', roles: ['maker'], party: '华星汽车' },
    ]);
    const { status, body, cookie } = await signIn(page, key, ofDemo);
    expect([status, body.person.id, body.token]).toEqual([200, ofDemo, undefined]);
    const carried = page.with({ cookie: String(cookie).split(';')[0] ?? '' });
    expect((await carried.call('GET', 'session')).body.id).toBe(ofDemo);
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict/);
  });

  it('lets nobody in with another key, nor as somebody else, and says the same of either', async () => {
    const refusals = [
      await signIn(page, wrongKey, ofDemo),
      await signIn(page, key, ofOthers),
      await signIn(page, key, NOBODY),
      await page.call('POST', 'demo/people', { key: wrongKey }),
    ];
    const told = refusals.map(({ status, body, cookie }) => `${status} ${body.code} ${cookie}`);
    expect([...new Set(told)]).toEqual(['404 demo-door-closed null']);
  });

  it('is for pages of ours: a page of another’s that is open in the browser gets nothing', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost:8081'])
      expect((await signIn(page.with({ origin }), key, ofDemo)).body.code).toBe('origin-not-ours');
    const bare = new PeopleDoors(platform.world.baseUrl);
    expect((await signIn(bare, key, ofDemo)).body.code).toBe('origin-not-ours');
    expect((await bare.call('POST', 'demo/people', { key })).body.code).toBe('origin-not-ours');
  });

  it('lets nobody in who was struck off', async () => {
    await machine.call('DELETE', `people/${ofDemo}`);
    expect((await signIn(page, key, ofDemo)).body.code).toBe('demo-door-closed');
    expect((await page.call('POST', 'demo/people', { key })).body.items).toEqual([]);
  });
});

describe('without a demo', () => {
  it(
    'there is no such door',
    async () => {
      const platform = await MovingPlatform.start();
      try {
        const page = new PeopleDoors(platform.world.baseUrl).with({ origin: ORIGIN });
        for (const path of ['demo/people', 'demo/sign-in']) {
          const { status, body } = await page.call('POST', path, { key, person: NOBODY });
          expect([path, status, body.code]).toEqual([path, 404, 'route-not-found']);
        }
      } finally {
        await platform.stop();
      }
    },
    START_TIMEOUT_MS,
  );
});
