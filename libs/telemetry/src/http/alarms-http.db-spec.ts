import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { AlarmsApi, urlOfRole } from '../testing/alarms-api.js';
import { HOUR, measured, SECOND, START, tick } from '../testing/rule-run.js';
import { WatchedSite } from '../testing/watched-site.js';

const AT_ONCE = { device: 'scale-1', metric: 'weight', unit: 'kg', upper: '100', durationMs: 0, deadband: '0' };
const CLIMATE = { ruleId: 'climate', parameters: AT_ONCE };
const INSTANCE = 'scale-1/weight';
const iso = (at: number) => new Date(at).toISOString();

let database: TestDatabase;
let ingestUrl: string;
let api: AlarmsApi;
let site: WatchedSite;
let warehouse: AlarmsApi;
let bank: AlarmsApi;
let now = START;

beforeAll(async () => {
  database = await createTestDatabase();
  ingestUrl = await urlOfRole(database, 'tallystick_ingest');
  api = await AlarmsApi.start(
    database,
    { nowMs: () => now },
    { SITE_ACT_WAIT_MS: '5000', SITE_RULE_VERSIONS_PER_DAY: '3' },
  );
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});
beforeEach(async () => {
  now = START;
  site = await WatchedSite.open(database, { ingestUrl });
  warehouse = api.as(site.operator);
  bank = api.as(site.reader);
});
afterEach(() => site.close());

const at = (path: string) => `sites/${site.name}/${path}`;
const addRule = async (rule: object = CLIMATE) => String((await warehouse.call('POST', at('rules'), rule)).body['id']);
/** What the intake does when it hears that something was done. */
const heardMeanwhile = async <T>(asking: Promise<T>): Promise<T> => {
  let isOver = false;
  const over = asking.finally(() => (isOver = true));
  while (!isOver) {
    await site.hear([], now);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return over;
};
const raise = async (time = START) => {
  await site.hear([measured('150', time)], time);
  return String((await warehouse.call('GET', at('alarms'))).items[0]?.['id']);
};
const typesOf = async (party: AlarmsApi, query = '') =>
  (await party.call('GET', at(`notices${query}`))).items.map(({ type }) => type).reverse();

describe('the doors of a site', () => {
  it('do not exist for a stranger, one as the other', async () => {
    const rule = await addRule();
    const alarm = await raise();
    const stranger = api.as('999999');
    const span = { device: 'scale-1', from: iso(START), until: iso(START) };
    const target = { rule, instance: INSTANCE };
    const tried = [
      ...['rules', `rules/${rule}`, 'papers', 'alarms', `alarms/${alarm}`, 'shelvings', 'outages', 'notices'].map(
        (path) => ['GET', path] as const,
      ),
      ['GET', `acts/${rule}`],
      ['GET', 'releasers'],
      ['POST', 'rules', CLIMATE],
      ['PUT', `rules/${rule}`, { parameters: AT_ONCE }],
      ['DELETE', `rules/${rule}`],
      ['POST', 'movements', { ...span, change: '1' }],
      ['POST', 'release-orders', { ...span, quantity: '1' }],
      ['POST', 'openings', { ...span, until: iso(START + HOUR) }],
      ['POST', 'expected-tags', { device: 'reader-1', add: [], remove: [] }],
      ['PUT', `releasers/${site.reader}`],
      ['DELETE', 'releasers/999999'],
      ['POST', `alarms/${alarm}/acknowledge`],
      ['POST', `alarms/${alarm}/reset`, { reason: 'seen' }],
      ['POST', 'shelvings', { ...target, until: iso(START + HOUR), reason: 'cleaning' }],
      ['POST', 'unshelvings', target],
      ['POST', 'outages', { targets: [target], from: iso(START), reason: 'cleaning' }],
      ['POST', `outages/${rule}/return`],
      ['POST', 'notices/read', { upTo: alarm }],
    ] as const;
    for (const [method, path, body] of tried) {
      const { status, body: told } = await stranger.call(method, at(path), body);
      expect({ method, path, status, code: told['code'] }).toEqual({
        method,
        path,
        status: 404,
        code: 'site-not-found',
      });
      expect((await api.call(method, at(path), body)).status).toBe(401);
    }
  });

  it('let a reader see and not do, and a credential do what its scopes say', async () => {
    const rule = await addRule();
    const target = { rule, instance: INSTANCE };
    const alarm = await raise();
    for (const path of [
      'rules',
      'alarms',
      `alarms/${alarm}`,
      'shelvings',
      'outages',
      'papers',
      'notices',
      'releasers',
    ]) {
      expect((await bank.call('GET', at(path))).status).toBe(200);
    }
    for (const [path, body] of [
      ['rules', CLIMATE],
      [`alarms/${alarm}/reset`, { reason: 'seen' }],
      ['shelvings', { ...target, until: iso(START + HOUR), reason: 'cleaning' }],
      ['outages', { targets: [target], from: iso(START), reason: 'cleaning' }],
      ['movements', { device: 'scale-1', from: iso(START), until: iso(START), change: '-5' }],
    ] as const) {
      expect((await bank.call('POST', at(path), body)).body['code']).toBe('site-operator-only');
    }
    expect((await api.as(site.operator, 'read').call('POST', at('rules'), CLIMATE)).body['code']).toBe('scope-missing');
  });
});

describe('rules', () => {
  it('are changed by nobody who has not seen what they say now, where that is asked', async () => {
    const rule = await addRule();
    const { etag } = await warehouse.call('GET', at(`rules/${rule}`));
    const change = (upper: string, tag: string) =>
      warehouse.call('PUT', at(`rules/${rule}`), { parameters: { ...AT_ONCE, upper } }, { 'if-match': tag });
    const answers = await Promise.all([change('200', etag), change('300', etag)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(answers.find(({ status }) => status === 412)?.body).toMatchObject({ code: 'changed-meanwhile' });
    const { versions } = (await bank.call('GET', at(`rules/${rule}`))).body as { versions: object[] };
    expect(versions).toHaveLength(2);
    const off = (tag: string) => warehouse.call('DELETE', at(`rules/${rule}`), undefined, { 'if-match': tag });
    expect((await off(etag)).status).toBe(412);
    expect((await off(answers.find(({ status }) => status === 200)?.etag ?? '')).status).toBe(200);
  });

  it('are told in a catalogue, with units and defaults', async () => {
    const { items } = await bank.call('GET', 'rules');
    expect(items).toHaveLength(12);
    expect(items[0]).toMatchObject({
      ruleId: 'weight-loss',
      parameters: expect.arrayContaining([
        { name: 'device', unit: 'a device', type: 'text', isRequired: true },
        {
          name: 'holdMs',
          unit: 'milliseconds',
          type: 'whole',
          from: '0',
          to: '86400000',
          isRequired: false,
          fallback: '60000',
        },
      ]),
    });
  });

  it('have versions that stay, and all who may see the site are told', async () => {
    const rule = await addRule();
    await site.hear([], START);
    await warehouse.call('PUT', at(`rules/${rule}`), { parameters: { ...AT_ONCE, upper: '200' } });
    const before = (await bank.call('GET', at(`rules/${rule}`))).body;
    expect(before).toMatchObject({ inForce: 1, versions: [{ version: 2 }, { version: 1, parameters: AT_ONCE }] });
    await site.hear([], START);
    expect((await bank.call('GET', at(`rules/${rule}`))).body).toMatchObject({ inForce: 2 });
    expect((await warehouse.call('DELETE', at(`rules/${rule}`))).body).toMatchObject({
      versions: [{ isOn: false }, {}, {}],
    });
    expect((await warehouse.call('DELETE', at(`rules/${rule}`))).body['code']).toBe('rule-is-off');
    expect(await typesOf(bank)).toEqual(['rule-changed', 'rule-changed', 'rule-changed']);
    expect(await typesOf(warehouse)).toEqual([]);
  });

  it('may be changed with a reason, which stays with the version and is told to all who may see the site', async () => {
    const rule = await addRule();
    const parameters = { ...AT_ONCE, upper: '90' };
    const reason = '旺季货量大';
    expect((await warehouse.call('PUT', at(`rules/${rule}`), { parameters, reason: '' })).status).toBe(422);
    await warehouse.call('PUT', at(`rules/${rule}`), { parameters, reason });
    const { versions } = (await bank.call('GET', at(`rules/${rule}`))).body;
    expect(versions).toMatchObject([{ version: 2, reason }, { version: 1 }]);
    expect((versions as object[])[1]).not.toHaveProperty('reason');
    const [told] = (await bank.call('GET', at('notices'))).items;
    expect(told).toMatchObject({ type: 'rule-changed', body: { version: 2, reason } });
  });

  it('are refused with all faults at once, for another device, and when they change too often', async () => {
    const rule = await addRule();
    const wrong = await warehouse.call('POST', at('rules'), {
      ruleId: 'door',
      parameters: { colour: 'red', longestOpenMs: -1 },
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'rule-parameters-invalid' } });
    expect((wrong.body['details'] as { wrong: object[] }).wrong).toHaveLength(3);
    const other = { parameters: { ...AT_ONCE, device: 'scale-2' } };
    expect((await warehouse.call('PUT', at(`rules/${rule}`), other)).body['code']).toBe('rule-watches-other');
    for (const status of [200, 200, 429]) {
      expect((await warehouse.call('PUT', at(`rules/${rule}`), { parameters: AT_ONCE })).status).toBe(status);
    }
    now += 25 * HOUR;
    expect((await warehouse.call('PUT', at(`rules/${rule}`), { parameters: AT_ONCE })).status).toBe(200);
    const elsewhere = await WatchedSite.open(database);
    const strange = await api
      .as(elsewhere.operator)
      .call('PUT', `sites/${elsewhere.name}/rules/${rule}`, { parameters: AT_ONCE });
    await elsewhere.close();
    expect(strange.body['code']).toBe('rule-not-found');
  });

  it('take and show a polygon without lists within lists', async () => {
    const corners = [
      [0, 0],
      [10, 0],
      [10, 10],
    ].map(([longitude, latitude]) => ({ longitude, latitude }));
    const parameters = { device: 'tracker-1', polygon: [{ corners }] };
    const { body } = await warehouse.call('POST', at('rules'), { ruleId: 'geofence', parameters });
    expect(body).toMatchObject({ versions: [{ parameters }] });
    for (const polygon of ['round', [{ corners: 'many' }], [null], [{ corners: [null, 1, {}] }]]) {
      const refused = await warehouse.call('POST', at('rules'), {
        ruleId: 'geofence',
        parameters: { ...parameters, polygon },
      });
      expect(refused).toMatchObject({ status: 422, body: { code: 'rule-parameters-invalid' } });
    }
  });

  it('are made once by a request that is repeated', async () => {
    const key = { 'idempotency-key': 'rule-0001' };
    const [one, again] = [
      await warehouse.call('POST', at('rules'), CLIMATE, key),
      await warehouse.call('POST', at('rules'), CLIMATE, key),
    ];
    expect(again.body).toEqual(one.body);
    expect((await warehouse.call('GET', at('rules'))).items).toHaveLength(1);
  });
});

describe('papers', () => {
  const span = (from = START, until = from) => ({ device: 'scale-1', from: iso(from), until: iso(until) });

  it('are heard once by the rules, and say when', async () => {
    const { body, status } = await warehouse.call('POST', at('movements'), {
      ...span(),
      change: '12.5',
      reference: 'GR-17',
    });
    expect({ status, state: body['state'] }).toEqual({ status: 201, state: 'waiting' });
    await site.hear([], START);
    expect((await bank.call('GET', at(`acts/${String(body['id'])}`))).body).toMatchObject({
      ...{ state: 'heard', heardAfter: '-1', by: site.operator, body: { change: '12.5', reference: 'GR-17' } },
    });
    expect((await bank.call('GET', at('papers?kind=movement'))).items).toHaveLength(1);
    expect((await bank.call('GET', at('papers?kind=opening'))).items).toHaveLength(0);
  });

  it('cannot switch a scale off: a movement has begun, and ends', async () => {
    for (const [from, until] of [
      [START, START + 25 * HOUR],
      [START + HOUR, START + HOUR],
      [START - 9 * 24 * HOUR, START],
      [START, START - 1],
    ] as const) {
      const { body } = await warehouse.call('POST', at('movements'), { ...span(from, until), change: '1' });
      expect(body['code']).toBe('paper-span-invalid');
    }
    for (const change of ['much', '1e9', '', '9'.repeat(30)]) {
      expect((await warehouse.call('POST', at('movements'), { ...span(), change })).status).toBe(422);
    }
  });

  it('that let goods leave are the releaser’s, whom the operator names once, and never its own', async () => {
    const order = { ...span(START, START + HOUR), quantity: '10' };
    const give = (party: AlarmsApi) => party.call('POST', at('release-orders'), order);
    for (const party of [warehouse, bank]) expect((await give(party)).body['code']).toBe('releaser-only');
    const name = (by: AlarmsApi, party: string) => by.call('PUT', at(`releasers/${party}`));
    expect((await name(bank, site.reader)).body['code']).toBe('releaser-consent-missing');
    expect((await name(warehouse, site.operator)).body['code']).toBe('releaser-not-reader');
    expect((await name(warehouse, '999999')).body['code']).toBe('releaser-not-reader');
    expect((await name(warehouse, site.reader)).items).toMatchObject([{ party: site.reader, namedBy: site.operator }]);
    expect((await give(bank)).status).toBe(201);
    expect((await give(warehouse)).body['code']).toBe('releaser-only');

    const friend = await site.letIn(database);
    expect((await name(warehouse, friend)).body['code']).toBe('releaser-consent-missing');
    expect((await warehouse.call('DELETE', at(`releasers/${site.reader}`))).body['code']).toBe(
      'releaser-consent-missing',
    );
    expect((await name(bank, friend)).items).toHaveLength(2);
    expect((await bank.call('DELETE', at(`releasers/${site.reader}`))).items).toMatchObject([{ party: friend }]);
    expect((await give(bank)).body['code']).toBe('releaser-only');
    expect((await bank.call('POST', at('release-orders'), { ...order, quantity: '-1' })).body['code']).toBe(
      'releaser-only',
    );
  });

  it('of a door and of tags are told to the rules as given', async () => {
    await addRule({ ruleId: 'door', parameters: { device: 'door-1' } });
    const door = { ...span(START, START + HOUR), device: 'door-1' };
    expect((await warehouse.call('POST', at('openings'), door)).status).toBe(201);
    expect((await warehouse.call('POST', at('openings'), { ...door, until: iso(START + 48 * HOUR) })).status).toBe(422);
    const tags = { device: 'reader-1', add: ['tag-1', 'tag-2'], remove: [] };
    expect((await warehouse.call('POST', at('expected-tags'), tags)).status).toBe(201);
    const open = (value: string, time: number) =>
      measured(value, time, { device: 'door-1', metric: 'door', unit: '1' });
    await site.hear([open('1', START + SECOND), tick(START + 5 * 60 * SECOND)], START);
    expect((await bank.call('GET', at('alarms'))).items).toEqual([]);
  });
});

describe('alarms', () => {
  it('are listed by state, rule, level and time, page by page, each with its history and evidence', async () => {
    const rule = await addRule();
    for (let index = 0; index < 5; index++) {
      const time = START + index * 10 * SECOND;
      now = time;
      await site.hear([measured('150', time), measured('50', time + SECOND)], time);
    }
    const seen: unknown[] = [];
    for (let query = 'alarms?limit=2'; query;) {
      const { items, body } = await bank.call('GET', at(query));
      seen.push(...items.map(({ number }) => number));
      const { nextCursor } = body as { nextCursor?: string };
      query = nextCursor ? `alarms?limit=2&cursor=${nextCursor}` : '';
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    const count = async (query: string) => (await bank.call('GET', at(`alarms?${query}`))).items.length;
    expect(await Promise.all(['state=open', 'state=closed', 'state=returned-unacknowledged'].map(count))).toEqual([
      5, 0, 5,
    ]);
    expect(await Promise.all([`rule=${rule}`, 'ruleId=door', 'level=warn', 'level=critical'].map(count))).toEqual([
      5, 0, 0, 5,
    ]);
    expect(await count(`since=${iso(START + 25 * SECOND)}`)).toBe(2);
    expect((await bank.call('GET', at('alarms?since=yesterday'))).status).toBe(422);
    const [{ id } = {}] = (await bank.call('GET', at('alarms'))).items;
    expect((await bank.call('GET', at(`alarms/${String(id)}`))).body).toMatchObject({
      ...{ rule, version: 1, parameters: AT_ONCE, count: '1', first: { source: 'scale-1', position: '8' } },
      ...{ clearedBy: { position: '9' }, history: [{ kind: 'raised' }, { kind: 'cleared', then: { version: 1 } }] },
    });
    expect((await bank.call('GET', at(`alarms/${rule}`))).body['code']).toBe('alarm-not-found');
  });

  it('are acknowledged by the operator for the site and by a reader for itself, and anew when they become worse', async () => {
    await addRule({ ruleId: 'silence', parameters: { device: 'scale-1', gateway: 'gateway-1', intervalMs: 60_000 } });
    await site.hear([tick(START)], START);
    await site.hear([tick(START + 4 * 60 * SECOND)], START + 4 * 60 * SECOND);
    const id = String((await warehouse.call('GET', at('alarms'))).items[0]?.['id']);
    const reader = await bank.call('POST', at(`alarms/${id}/acknowledge`));
    expect(reader).toMatchObject({
      status: 200,
      body: { state: 'unacknowledged', knownToYouSince: expect.any(String) },
    });
    expect((await warehouse.call('GET', at(`alarms/${id}`))).body['knownToYouSince']).toBeUndefined();
    const operator = await heardMeanwhile(warehouse.call('POST', at(`alarms/${id}/acknowledge`)));
    expect(operator).toMatchObject({
      status: 200,
      body: { state: 'acknowledged', acknowledged: { by: site.operator } },
    });
    await site.hear([tick(START + HOUR)], START + HOUR);
    for (const party of [warehouse, bank]) {
      const { body } = await party.call('GET', at(`alarms/${id}`));
      expect(body).toMatchObject({ state: 'unacknowledged', level: 'critical', urgency: 8 });
      expect(body['knownToYouSince']).toBeUndefined();
    }
  });

  it('that are latched are let go by the operator, once acknowledged, and everybody reads why', async () => {
    await addRule({ ruleId: 'sequence', parameters: { gateway: 'gateway-1' } });
    const fault = { kind: 'sequence', fault: 'equivocation', gateway: 'gateway-1', bootEpoch: '1', seq: '7' } as const;
    await site.hear([{ ...fault, at: START }], START);
    const id = String((await warehouse.call('GET', at('alarms'))).items[0]?.['id']);
    const reset = () => heardMeanwhile(warehouse.call('POST', at(`alarms/${id}/reset`), { reason: 'board replaced' }));
    expect(await reset()).toMatchObject({ status: 409, body: { code: 'alarm-not-acknowledged' } });
    await heardMeanwhile(warehouse.call('POST', at(`alarms/${id}/acknowledge`)));
    expect(await reset()).toMatchObject({ status: 200, body: { state: 'heard' } });
    expect(await reset()).toMatchObject({ status: 404, body: { code: 'alarm-not-open' } });
    expect((await bank.call('GET', at(`alarms/${id}`))).body).toMatchObject({
      ...{ state: 'closed', history: [{}, {}, { kind: 'reset', reason: 'board replaced', by: site.operator }] },
    });
    expect(await typesOf(bank)).toEqual(['rule-changed', 'alarm-raised', 'alarm-acknowledged', 'alarm-reset']);
  });

  it('are silenced for the operator alone, for a time that is bounded and for a reason that is told', async () => {
    const rule = await addRule();
    await site.hear([], START);
    const shelving = { rule, instance: INSTANCE, reason: 'the scale is being cleaned' };
    const shelve = (until: number, more: object = {}) =>
      heardMeanwhile(warehouse.call('POST', at('shelvings'), { ...shelving, until: iso(until), ...more }));
    expect((await shelve(START + 9 * HOUR)).body['code']).toBe('shelving-too-long');
    expect((await shelve(START + HOUR, { reason: ' ' })).body['code']).toBe('reason-missing');
    expect((await shelve(START + HOUR, { rule: crypto.randomUUID() })).body['code']).toBe('rule-not-found');
    expect(await shelve(START + HOUR)).toMatchObject({ status: 200, body: { state: 'heard' } });
    expect((await bank.call('GET', at('shelvings'))).items).toEqual([
      { ...shelving, by: site.operator, until: iso(START + HOUR) },
    ]);
    await raise();
    expect(await typesOf(warehouse)).toEqual([]);
    expect(await typesOf(bank)).toEqual(['rule-changed', 'alarm-shelved', 'alarm-raised']);
    await heardMeanwhile(warehouse.call('POST', at('unshelvings'), { rule, instance: INSTANCE }));
    expect(await typesOf(warehouse)).toEqual(['alarm-resumed']);
    expect((await bank.call('GET', at('shelvings'))).items).toEqual([]);
  });

  it('are out of service until they are returned', async () => {
    const rule = await addRule();
    await site.hear([], START);
    const targets = [{ rule, instance: INSTANCE }];
    const outage = { targets, from: iso(START), reason: 'new load cells' };
    const twice = await warehouse.call('POST', at('outages'), { ...outage, targets: [...targets, ...targets] });
    expect(twice.status).toBe(422);
    const { body } = await heardMeanwhile(warehouse.call('POST', at('outages'), outage));
    expect((await bank.call('GET', at('outages'))).items).toEqual([
      { id: body['id'], targets, by: site.operator, reason: 'new load cells', from: iso(START) },
    ]);
    await raise();
    expect(await typesOf(warehouse)).toEqual([]);
    const back = () => heardMeanwhile(warehouse.call('POST', at(`outages/${String(body['id'])}/return`)));
    expect(await back()).toMatchObject({ status: 200 });
    expect(await back()).toMatchObject({ status: 404, body: { code: 'outage-unknown' } });
    expect(await typesOf(warehouse)).toEqual(['alarm-resumed']);
  });
});

describe('what the intake does not come to', () => {
  it('is answered with 202, and done later', async () => {
    const hurried = await AlarmsApi.start(database, { nowMs: () => now }, { SITE_ACT_WAIT_MS: '0' });
    try {
      await addRule();
      const id = await raise();
      const answer = await hurried.as(site.operator).call('POST', at(`alarms/${id}/acknowledge`));
      expect(answer).toMatchObject({ status: 202, body: { state: 'unacknowledged' } });
      await site.hear([], START);
      expect((await warehouse.call('GET', at(`alarms/${id}`))).body).toMatchObject({ state: 'acknowledged' });
    } finally {
      await hurried.stop();
    }
  });
});

describe('notices', () => {
  it('are each party’s own, unread until it says so', async () => {
    await addRule();
    await raise();
    expect(await typesOf(bank, '?unread=true')).toEqual(['rule-changed', 'alarm-raised']);
    const { items } = await bank.call('GET', at('notices'));
    expect(items[0]).toMatchObject({ site: site.name, body: { level: 'critical', instance: INSTANCE, version: 1 } });
    const read = (party: AlarmsApi, body: object) => party.call('POST', at('notices/read'), body);
    expect((await read(warehouse, { ids: items.map(({ id }) => id) })).body).toEqual({ read: 0 });
    expect((await read(bank, { ids: [items[1]?.['id']] })).body).toEqual({ read: 1 });
    expect(await typesOf(bank, '?unread=true')).toEqual(['alarm-raised']);
    expect((await bank.call('POST', 'notices/read', { upTo: items[0]?.['id'] })).body).toEqual({ read: 1 });
    expect((await bank.call('GET', 'notices?unread=true')).items).toEqual([]);
    expect((await bank.call('GET', 'notices?limit=1')).body['nextCursor']).toEqual(expect.any(String));
    expect((await read(bank, {})).body['code']).toBe('notices-to-read-missing');
  });
});
