import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { components } from '@tallystick/api-client';
import { auditHash, NO_HASH, UNNAMED } from '@tallystick/platform';
import { AUDITED_ROUTES } from '../../apps/api/src/audit/audited-routes.js';
import { eventually } from '../support/eventually.js';
import { MovingPlatform } from '../support/moving-platform.js';
import { type Credentials, PeopleDoors } from '../support/people-doors.js';
import { SoftwareAuthenticator } from '../support/software-authenticator.js';

type Entry = components['schemas']['AuditEntryView'];

const ORIGIN = 'http://localhost:8080';
const MINUTE_MS = 60_000;

interface Party {
  readonly party: string;
  readonly credentials: Credentials;
  readonly machine: PeopleDoors;
}

describe('the audit log', () => {
  let platform: MovingPlatform;
  let doors: PeopleDoors;
  let operator: PeopleDoors;
  const secrets = new Set<string>();

  beforeAll(async () => {
    platform = await MovingPlatform.start();
    doors = new PeopleDoors(platform.world.baseUrl);
    operator = await doors.asMachine(platform.world.operator);
  }, 240_000);
  afterAll(() => platform?.stop());

  async function aParty(scopes = ['read', 'acts', 'administer']): Promise<Party> {
    const { party } = (await operator.call('POST', 'organisations', { name: '华星汽车', roles: [] })).body;
    const made = await operator.call('POST', `organisations/${party}/api-clients`, { label: 'ERP', scopes });
    const credentials = made.body as unknown as Credentials;
    secrets.add(credentials.clientSecret);
    return { party, credentials, machine: await doors.asMachine(credentials) };
  }

  /** @param query as of `GET /v1/audit` */
  async function told(reader: PeopleDoors, query = ''): Promise<Entry[]> {
    const { status, body } = await reader.call('GET', `audit?limit=200${query}`);
    expect(status).toBe(200);
    return body.items as unknown as Entry[];
  }

  /** Refusals are written beside the requests. */
  async function untilTold(reader: PeopleDoors, query: string, count = 1): Promise<Entry[]> {
    await eventually(async () => (await told(reader, query)).length >= count, { what: `${count} of ${query}` });
    return told(reader, query);
  }

  async function comeIn({ machine }: Party, roles: readonly string[]) {
    const { person, link } = (await machine.call('POST', 'people', { name: '王芳', roles })).body;
    const device = new SoftwareAuthenticator(ORIGIN, true);
    expect((await doors.redeem(link.code, device)).status).toBe(204);
    const { token } = (await doors.signIn(device)).body;
    for (const secret of [link.code, token]) secrets.add(secret);
    return { id: person.id, device, session: doors.as(token) };
  }

  describe('tells a party', () => {
    it('of its people, from the link to the last session, and who did it', async () => {
      const own = await aParty();
      const { id, session, device } = await comeIn(own, ['maker']);
      await own.machine.call('PUT', `people/${id}/roles`, { roles: ['viewer'] });
      await session.call('DELETE', 'session');
      await own.machine.call('POST', `people/${id}/link`);
      await own.machine.call('DELETE', `people/${id}`);
      expect((await doors.signIn(device)).status).toBe(401);
      const machine = { actorKind: 'machine', actorId: own.credentials.clientId };
      const person = { actorKind: 'person', actorId: id };
      const about = { objectKind: 'person', objectId: id, outcome: 'done' };
      const entries = (await told(own.machine, '&sort=at')).filter(({ action }) => !/^(token|credential)/.test(action));
      expect(entries).toMatchObject([
        { action: 'person-added', ...machine, ...about, details: { roles: 'maker' } },
        { action: 'enrolment-link-shown', ...about },
        { action: 'enrolment-link-used', ...person, ...about },
        { action: 'signed-in', ...person, objectKind: 'session', outcome: 'done', address: '127.0.0.0/24' },
        { action: 'roles-changed', ...machine, ...about, details: { roles: 'viewer' } },
        { action: 'signed-out', ...person, outcome: 'done' },
        { action: 'enrolment-link-made', ...machine, ...about },
        { action: 'person-struck-off', ...machine, ...about },
      ]);
      // By what they are called, also who is no more.
      const named = (entry: Entry | undefined) => [entry?.actorName, entry?.objectName];
      expect(named(entries.find(({ action }) => action === 'roles-changed'))).toEqual(['ERP', '王芳']);
      expect(named(entries.find(({ action }) => action === 'signed-in'))).toEqual(['王芳', undefined]);
    });

    it('why a sign-in of its person was refused, of which the answer says nothing', async () => {
      const own = await aParty();
      const { id, device } = await comeIn(own, ['viewer']);
      await doors.signIn(device, { origin: 'https://another.example' });
      await doors.signIn(device, { signCount: 0 });
      const refused = await untilTold(own.machine, '&action=signed-in&outcome=refused', 2);
      expect(refused).toMatchObject([
        { actorId: id, code: 'sign-in-refused', reason: expect.any(String) },
        { actorId: id, code: 'sign-in-refused', reason: 'passkey-did-not-answer' },
      ]);
    });

    it('of its credentials: issued, used, rotated, revoked, guessed at and held', async () => {
      const own = await aParty();
      const { clientId } = own.credentials;
      const wrong = { clientId, clientSecret: 'wrong-wrong-wrong-wrong-wrong-wrong' };
      for (let attempt = 0; attempt < 6; attempt += 1) await doors.asMachine(wrong);
      const { body } = await own.machine.call('POST', `api-clients/${clientId}/secrets`);
      secrets.add((body as unknown as Credentials).clientSecret);
      const refused = await untilTold(own.machine, '&action=token-issued&outcome=refused', 6);
      expect(refused.map(({ code, actorId }) => [code, actorId])).toEqual([
        ['sign-in-held', clientId],
        ...Array.from({ length: 5 }, () => ['client-credentials-wrong', clientId]),
      ]);
      expect(await told(own.machine, '&sort=at&outcome=done')).toMatchObject([
        // Who of the operator's it was is not the party's to know.
        { action: 'credential-issued', actorKind: 'operator', objectId: clientId, details: { label: 'ERP' } },
        { action: 'token-issued', actorKind: 'machine', actorId: clientId },
        { action: 'credential-rotated', actorKind: 'machine', objectId: clientId },
      ]);
      const [issued] = await told(own.machine, '&action=credential-issued');
      expect(issued).not.toHaveProperty('actorId');
      expect(issued).not.toHaveProperty('address');
      const [ofOperator] = await told(operator, `&action=credential-issued&objectId=${clientId}`);
      expect(ofOperator).toMatchObject({ actorKind: 'operator', actorId: 'operator', requestId: issued?.requestId });
      // What the party calls its credential is its own affair, though the operator made it.
      expect([issued?.objectName, ofOperator?.objectName]).toEqual(['ERP', undefined]);
    });

    it('of acts that it drafted, signed and refused, each with its digest, and of each refusal among many', async () => {
      const rows = await platform.database.dataSource.query<
        { id: string; digest: string; party: string; signed: boolean }[]
      >(
        `SELECT act.id, digest, party, signature IS NOT NULL AS signed FROM papers.act JOIN papers.act_signatory ON act_id = act.id`,
      );
      const signed = rows.filter(({ signed }) => signed);
      expect(signed.length).toBeGreaterThan(0);
      for (const { id, digest, party } of signed) {
        const [entry] = await platform.database.dataSource.query<{ details: object }[]>(
          `SELECT details FROM papers.audit_entry WHERE action = 'act-signed' AND object_id = $1 AND party = $2`,
          [id, party],
        );
        expect(entry?.details).toMatchObject({ digest });
      }
      const own = await aParty();
      const acts = Array.from({ length: 25 }, () => ({ act: randomUUID(), signature: `0x${'ab'.repeat(65)}` }));
      const { status } = await own.machine.call('POST', 'acts/signatures', { signatures: acts });
      expect(status).toBe(200);
      const refused = await untilTold(own.machine, '&action=act-signed', 20);
      expect(refused.map(({ code, objectId }) => [code, objectId]).toSorted()).toEqual(
        acts
          .slice(0, 20)
          .map(({ act }) => ['act-not-found', act])
          .toSorted(),
      );
    });
  });

  describe('tells of a refusal', () => {
    it('the asker, and never whose it was that was asked for', async () => {
      const [owner, asker] = [await aParty(), await aParty()];
      const { id } = await comeIn(owner, ['viewer']);
      const before = (await told(owner.machine)).length;
      expect((await asker.machine.call('GET', `people/${id}`)).status).toBe(404);
      expect((await asker.machine.call('PUT', `people/${id}/roles`, { roles: ['admin'] })).status).toBe(404);
      const refused = await untilTold(asker.machine, `&objectId=${id}`, 2);
      expect(refused).toMatchObject([
        { action: 'roles-changed', outcome: 'refused', code: 'person-not-found' },
        { action: 'read', outcome: 'refused', code: 'person-not-found', route: 'GET /v1/people/{person}' },
      ]);
      for (const entry of refused) expect(entry).not.toHaveProperty('objectName');
      expect(await told(owner.machine)).toHaveLength(before);
    });

    it('the operator where nobody is known, and of requests that nobody could read nobody', async () => {
      const requestId = `audit-${randomUUID()}`;
      const stranger = doors.with({ 'x-request-id': requestId });
      await stranger.call('GET', 'people');
      await stranger.asMachine({ clientId: randomUUID(), clientSecret: randomUUID() });
      await stranger.call('POST', 'sign-in', { nothing: 'of it' });
      await stranger.call('GET', 'no-such-thing');
      expect(await untilTold(operator, `&requestId=${requestId}&sort=at`, 2)).toMatchObject([
        { action: 'read', actorKind: 'nobody', code: 'not-signed-in', address: '127.0.0.0/24' },
        { action: 'token-issued', actorKind: 'nobody', code: 'client-credentials-wrong' },
      ]);
    });

    it('also where an address holds what no database takes', async () => {
      const own = await aParty(['read']);
      for (const path of ['people/%00', `people/${'x'.repeat(95)}`, 'people/%EF%BF%BF%F0%9F%98%80'])
        expect((await own.machine.call('GET', path)).body.code).toBe('scope-missing');
      await eventually(async () => {
        const [row] = await platform.database.dataSource.query<{ count: string }[]>(
          `SELECT count(*) FROM papers.audit_entry WHERE party = $1 AND code = 'scope-missing'`,
          [own.party],
        );
        return row?.count === '3';
      });
    });

    it('a few times a minute, and then how often', async () => {
      const own = await aParty();
      for (let attempt = 0; attempt < 60; attempt += 1) await own.machine.call('GET', `people/${randomUUID()}`);
      await untilTold(own.machine, '&code=person-not-found', 20);
      platform.clock.moveBy(MINUTE_MS);
      await own.machine.call('GET', `people/${randomUUID()}`);
      await eventually(async () => {
        const entries = await told(own.machine, '&code=person-not-found');
        return entries.reduce((sum, { times }) => sum + times, 0) === 61;
      });
      // The clock may have passed a minute by itself.
      expect((await told(own.machine, '&code=person-not-found')).length).toBeLessThanOrEqual(45);
    });
  });

  describe('is read', () => {
    it('by administrators of the party alone, a page or the whole of it', async () => {
      const own = await aParty();
      const viewer = await comeIn(own, ['maker', 'checker', 'viewer']);
      expect(await viewer.session.call('GET', 'audit')).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
      expect((await doors.call('GET', 'audit')).status).toBe(401);
      const all = await told(own.machine, '&sort=at');
      const csv = await fetch(`${platform.world.baseUrl}/v1/audit?sort=at&fields=id,action`, {
        headers: { ...own.machine.sent, accept: 'text/csv' },
      });
      const lines = (await csv.text()).trim().split('\r\n');
      expect(lines.slice(1, all.length + 1)).toEqual(all.map(({ id, action }) => `${id},${action}`));
      expect(await untilTold(own.machine, '&action=list-exported')).toMatchObject([{ route: 'GET /v1/audit' }]);
    });

    it('by filters, and refuses words that are none', async () => {
      const own = await aParty();
      const entries = await told(own.machine, `&actorKind=machine&atFrom=${new Date(0).toISOString()}`);
      expect(entries.map(({ action }) => action)).toEqual(['token-issued']);
      expect((await own.machine.call('GET', 'audit?action=sung')).status).toBe(422);
    });

    it('so that whoever keeps the last hash sees whether anything before it was changed', async () => {
      const own = await aParty();
      await comeIn(own, ['viewer']);
      await eventually(async () => (await told(own.machine)).every(({ hash }) => hash !== undefined));
      const entries = await told(own.machine, '&sort=at');
      const byNumber = entries.toSorted((a, b) => Number(a.number) - Number(b.number));
      expect(byNumber.map(({ number }) => Number(number))).toEqual(entries.map((_, place) => place + 1));
      let previous = NO_HASH;
      for (const entry of byNumber) {
        previous = auditHash(previous, { ...asHashed, ...entry } as Parameters<typeof auditHash>[1]);
        expect(entry.hash).toBe(previous);
      }
    });
  });

  it('has no secret in it, nor what was sent', async () => {
    const rows = await platform.database.dataSource.query<{ row: string }[]>(
      'SELECT e::text AS row FROM papers.audit_entry e',
    );
    expect(secrets.size).toBeGreaterThan(10);
    const text = rows.map(({ row }) => row).join('\n');
    expect([...secrets].filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toContain('王芳');
  });

  it('has a word for everything that the api can be asked to change, and none for what it cannot', async () => {
    const { paths } = (await (await fetch(`${platform.world.baseUrl}/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const named = Object.keys(AUDITED_ROUTES);
    // A new one gets its row in apps/api/src/audit/audited-routes.ts.
    expect(operations.filter((name) => !name.startsWith('GET ') && !named.includes(name))).toEqual([]);
    const documented = named.filter((name) => !name.startsWith('POST /v1/demo/'));
    expect(documented.filter((name) => !operations.includes(name))).toEqual([]);
    expect(await told(operator, `&action=${UNNAMED}`)).toEqual([]);
  });
});

/** What an entry leaves out is null where it is hashed. */
const asHashed = {
  ...{ actorId: null, objectKind: null, objectId: null, code: null, reason: null, address: null, details: null },
};
