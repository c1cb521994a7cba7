import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractInterfaces } from '@tallystick/chain';
import { setScene, type MovingScene, type Participant } from '@tallystick/stories';
import { hashOfEnvelope, isConsistent, isIncluded, leafHash, verifyBundle } from '@tallystick/telemetry';
import { JsonRpcProvider } from 'ethers';
import { ed25519Of } from '../../libs/telemetry/src/testing/keys.js';
import {
  appendEvidence,
  type LoggedBatch,
  signedRun,
  type StoredSite,
  storeSite,
} from '../../libs/telemetry/src/testing/stored-logs.js';
import { MovingPlatform } from '../support/moving-platform.js';

const START_TIMEOUT_MS = 240_000;
const RECEIVED_AT_MS = Date.parse('2026-11-28T09:00:00Z');
const [SCALES, DOORS] = ['scales', 'doors'];
const ENTRIES_AT_MOST = 50;
const NO_ALARM = '00000000-0000-7000-8000-000000000000';

interface Tree {
  readonly size: number;
  readonly root: string;
}

interface Anchored extends Tree {
  readonly log: string;
  readonly previousSize: number;
  readonly block: number;
  readonly transaction: string;
}

let platform: MovingPlatform;
let scene: MovingScene;
let warehouse: Participant;
let bank: Participant;
let stranger: Participant;
let site: StoredSite;
let logged: LoggedBatch[];

beforeAll(async () => {
  platform = await MovingPlatform.start({ anchorPollMs: 100 });
  scene = await setScene(platform.world);
  ({ supplier: warehouse, bank, core: stranger } = scene.cast);
  const { dataSource } = platform.database;
  site = await storeSite(dataSource, { operator: warehouse.party, gateways: [SCALES, DOORS] });
  await dataSource.query('INSERT INTO telemetry.site_reader (site, party) VALUES ($1, $2)', [site.number, bank.party]);
  const runs = await Promise.all(
    [SCALES, DOORS].map((gateway) => signedRun(site, { gateway, count: 20, receivedAtMs: RECEIVED_AT_MS })),
  );
  logged = runs[0]!.flatMap((batch, place) => [batch, runs[1]![place]!]);
  await appendEvidence(dataSource, site, logged);
}, START_TIMEOUT_MS);
afterAll(() => platform?.stop());

const tokens = new Map<Participant, string>();

async function tokenOf(participant: Participant): Promise<string> {
  const known = tokens.get(participant);
  if (known !== undefined) return known;
  const { clientId, clientSecret } = participant.credentials;
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  const response = await fetch(`${platform.world.baseUrl}/v1/oauth/token`, {
    ...{ method: 'POST', headers: { authorization }, body },
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  tokens.set(participant, token);
  return token;
}

async function asked(by: Participant, path: string): Promise<Response> {
  const headers = { authorization: `Bearer ${await tokenOf(by)}` };
  return fetch(`${platform.world.baseUrl}/v1/sites/${path}`, { headers });
}

async function answered<T>(by: Participant, path: string): Promise<T> {
  const response = await asked(by, path);
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

async function untilAnchored(of: StoredSite, size: number): Promise<Anchored> {
  for (;;) {
    const { items } = await answered<{ items: Anchored[] }>(warehouse, `${of.name}/anchors`);
    const [latest] = items;
    if (latest && latest.size >= size) return latest;
    await pause(50);
  }
}

const bytesOf = (text: string) => Buffer.from(text.slice(2), 'hex');
const headOf = ({ size, root }: Tree) => ({ size, root: bytesOf(root) });

describe('the log of a site', () => {
  it('is anchored by the worker, and told with block and transaction as the chain has it', async () => {
    const anchor = await untilAnchored(site, logged.length);
    const log = await answered<Tree & { anchors: Anchored[] }>(bank, `${site.name}/log`);
    expect(log).toMatchObject({ size: logged.length, root: anchor.root, anchors: [anchor] });
    const provider = new JsonRpcProvider(platform.world.rpcUrl);
    try {
      const receipt = await provider.getTransactionReceipt(anchor.transaction);
      expect(receipt?.blockNumber).toBe(anchor.block);
      const roots = receipt?.logs.map(
        (one) => contractInterfaces.evidenceLog.parseLog(one)?.args.getValue('root') as unknown,
      );
      expect(roots).toContain(anchor.root);
    } finally {
      provider.destroy();
    }
  }, 60_000);

  it('gives an entry byte for byte, so that its leaf can be made again', async () => {
    const entry = await answered<Record<string, string | number>>(bank, `${site.name}/log/entries/7`);
    const { envelope, receivedAtMs } = logged[7]!;
    expect(entry).toMatchObject({
      position: 7,
      gateway: DOORS,
      grade: 'signed',
      clock: 'trusted',
      placed: true,
      seq: '3',
    });
    const given = Buffer.from(String(entry.envelope), 'base64');
    expect(hashOfEnvelope(given)).toEqual(hashOfEnvelope(envelope));
    const leaf = leafHash({ envelope: given, receivedAtMs, lease: BigInt(entry.lease!) });
    expect(entry.leafHash).toBe(`0x${Buffer.from(leaf).toString('hex')}`);
  });

  it('proves what it holds, and that it only grew', async () => {
    const { leafHash: leaf } = await answered<{ leafHash: string }>(bank, `${site.name}/log/entries/11`);
    const included = await answered<{ tree: Tree; path: string[] }>(
      bank,
      `${site.name}/log/inclusion?position=11&size=30`,
    );
    expect(isIncluded(bytesOf(leaf), 11, headOf(included.tree), included.path.map(bytesOf))).toBe(true);
    const grown = await answered<{ from: Tree; to: Tree; path: string[] }>(
      bank,
      `${site.name}/log/consistency?from=30`,
    );
    expect(grown.from).toEqual(included.tree);
    expect(grown.to.size).toBe(logged.length);
    expect(isConsistent(headOf(grown.from), headOf(grown.to), grown.path.map(bytesOf))).toBe(true);
  });

  it.each([
    ['log/inclusion?position=3&size=4000', 422, 'size-beyond-log'],
    ['log/inclusion?position=40&size=40', 422, 'outside-tree'],
    ['log/inclusion?size=40', 422, 'request-invalid'],
    ['log/inclusion?position=-1', 422, 'request-invalid'],
    ['log/inclusion?position=1.5', 422, 'request-invalid'],
    ['log/consistency?from=0', 422, 'request-invalid'],
    ['log/consistency?from=9&to=8', 422, 'outside-tree'],
    ['log/entries/40', 404, 'entry-not-found'],
    ['log/entries/1e3', 422, 'request-invalid'],
    ['log/entries/99999999999999999999', 422, 'request-invalid'],
    ['anchors?cursor=WyJ4Il0', 422, 'cursor-invalid'],
    [`alarms/${NO_ALARM}/evidence`, 404, 'alarm-not-found'],
    ['evidence?from=5&to=5', 422, 'range-unsound'],
    ['evidence?from=yesterday', 422, 'range-unsound'],
    ['evidence?from=1&to=2026-11-28T09:00:00Z', 422, 'range-unsound'],
    ['evidence?gateway=nobody', 404, 'gateway-not-found'],
    ['evidence?from=2027-01-01T00:00:00Z', 404, 'nothing-in-range'],
  ])('answers %s with %i and why', async (path, status, code) => {
    const response = await asked(warehouse, `${site.name}/${path}`);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it.each([
    'log',
    'log/entries/1',
    'log/inclusion?position=1',
    'log/consistency?from=1',
    'anchors',
    'evidence',
    `alarms/${NO_ALARM}/evidence`,
  ])('does not exist for a stranger, whatever is asked: %s', async (path) => {
    for (const name of [site.name, 'site-999999']) {
      const response = await asked(stranger, `${name}/${path}`);
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([404, 'site-not-found']);
    }
  });

  it('goes through its anchors page by page', async () => {
    const other = await storeSite(platform.database.dataSource, { operator: warehouse.party });
    const run = await signedRun(other, { count: 9, receivedAtMs: RECEIVED_AT_MS });
    for (const [from, to] of [
      [0, 2],
      [2, 5],
      [5, 9],
    ] as const) {
      await appendEvidence(platform.database.dataSource, other, run.slice(from, to));
      await untilAnchored(other, to);
    }
    const sizes: number[] = [];
    let cursor = '';
    do {
      const page = await answered<{ items: Anchored[]; nextCursor?: string }>(
        warehouse,
        `${other.name}/anchors?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      sizes.push(...page.items.map(({ size }) => size));
      cursor = page.nextCursor ?? '';
    } while (cursor !== '');
    expect(sizes).toEqual([9, 5, 2]);
  }, 60_000);
});

describe('a file of evidence', () => {
  const trust = async () => {
    const anchor = await untilAnchored(site, logged.length);
    return {
      operators: [{ site: site.name, ...ed25519Of('operator').verifying }],
      anchoredRoots: [{ site: site.name, size: anchor.size, root: bytesOf(anchor.root) }],
    };
  };
  const fileOf = async (query: string) => {
    const response = await asked(bank, `${site.name}/evidence${query}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    return new Uint8Array(await response.arrayBuffer());
  };

  it.each([
    ['all that is anchored', '', 40],
    ['one gateway’s', `?gateway=${SCALES}`, 20],
    ['those between two positions', '?from=5&to=9', 4],
    ['one gateway’s of a minute', `?gateway=${DOORS}&from=2026-11-28T09:00:03Z&to=2026-11-28T10:00:08%2B01:00`, 5],
  ])('holds %s, and is proved by itself', async (_what, query, readings) => {
    const verdict = verifyBundle(await fileOf(query), await trust());
    expect(verdict.findings).toEqual([]);
    expect(verdict.isProved).toBe(true);
    expect(verdict.readings).toHaveLength(readings);
  });

  it('says how to ask for less when it would be too large', async () => {
    const large = await storeSite(platform.database.dataSource, { operator: warehouse.party });
    const count = ENTRIES_AT_MOST + 5;
    await appendEvidence(
      platform.database.dataSource,
      large,
      await signedRun(large, { count, receivedAtMs: RECEIVED_AT_MS }),
    );
    await untilAnchored(large, count);
    const response = await asked(warehouse, `${large.name}/evidence`);
    const { code, details } = (await response.json()) as { code: string; details: Record<string, unknown> };
    expect([response.status, code, details]).toEqual([
      422,
      'bundle-too-large',
      { limit: ENTRIES_AT_MOST, unit: 'entries', firstBeyond: ENTRIES_AT_MOST },
    ]);
    for (const query of [`to=${ENTRIES_AT_MOST}`, `from=${ENTRIES_AT_MOST}`])
      expect((await asked(warehouse, `${large.name}/evidence?${query}`)).status).toBe(200);
  }, 60_000);

  it('is refused while what it should hold is not anchored, with when to ask again', async () => {
    const { dataSource } = platform.database;
    const young = await storeSite(dataSource, { operator: warehouse.party });
    const run = await signedRun(young, { count: 6, receivedAtMs: RECEIVED_AT_MS });
    await appendEvidence(dataSource, young, run.slice(0, 4));
    await untilAnchored(young, 4);
    // Held back as if the worker were down: who holds the lock of the account anchors for it.
    const [{ log } = { log: '' }] = await dataSource.query<{ log: string }[]>(
      'SELECT log FROM telemetry.anchor LIMIT 1',
    );
    const holder = dataSource.createQueryRunner();
    await holder.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`tallystick anchors of ${log}`]);
    try {
      await appendEvidence(dataSource, young, run.slice(4));
      const response = await asked(warehouse, `${young.name}/evidence?from=2&to=6`);
      expect([response.status, response.headers.get('retry-after')]).toEqual([409, '11']);
      expect(await response.json()).toMatchObject({
        code: 'not-anchored-yet',
        details: { position: 4, anchoredSize: 4 },
      });
      expect((await asked(warehouse, `${young.name}/evidence?from=5`)).status).toBe(409);
      expect((await asked(warehouse, `${young.name}/evidence?from=2`)).status).toBe(200);
    } finally {
      await holder.query('SELECT pg_advisory_unlock_all()');
      await holder.release();
    }
    await untilAnchored(young, 6);
    expect((await asked(warehouse, `${young.name}/evidence?from=2&to=6`)).status).toBe(200);
  }, 60_000);
});
