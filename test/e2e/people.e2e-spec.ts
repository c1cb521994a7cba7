import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyWallet } from '@tallystick/api-client';
import { MovingPlatform } from '../support/moving-platform.js';
import { type Answer, type Credentials, PeopleDoors } from '../support/people-doors.js';
import { QueryCounter } from '../support/tenants/query-counter.js';
import { newP256Key, pointOf, SoftwareAuthenticator, type Twist } from '../support/software-authenticator.js';

const START_TIMEOUT_MS = 240_000;
const ORIGIN = 'http://localhost:8080';
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const COOKIE = 'tallystick-session';
const NOBODY = '00000000-0000-7000-8000-000000000000';

describe('the people of a party', () => {
  let platform: MovingPlatform;
  let doors: PeopleDoors;
  let operator: PeopleDoors;

  beforeAll(async () => {
    platform = await MovingPlatform.start();
    doors = new PeopleDoors(platform.world.baseUrl);
  }, START_TIMEOUT_MS);
  afterAll(() => platform?.stop());

  /** A new organisation and its machine, which administers. */
  async function party(account?: string) {
    operator = await doors.asMachine(platform.world.operator);
    const body = { name: '华星汽车', roles: [], ...(account ? { account } : {}) };
    const { party } = (await operator.call('POST', 'organisations', body)).body;
    const label = { label: 'ERP', scopes: ['read', 'administer'] };
    const client: unknown = (await operator.call('POST', `organisations/${party}/api-clients`, label)).body;
    return { party, machine: await doors.asMachine(client as Credentials) };
  }

  const authenticator = (counts = true) => new SoftwareAuthenticator(ORIGIN, counts);

  async function comeIn(by: PeopleDoors, roles: readonly string[], device = authenticator()) {
    const { person, link } = (await by.call('POST', 'people', { name: '王芳', roles })).body;
    expect((await doors.redeem(link.code, device)).status).toBe(204);
    const { body } = await doors.signIn(device);
    return { id: person.id, device, session: doors.as(body.token), token: body.token };
  }

  async function adminOf(account?: string) {
    const { party: number, machine } = await party(account);
    return { party: number, machine, ...(await comeIn(machine, ['admin'])) };
  }

  describe('come in', () => {
    it('by a link of the operator the first administrator, who brings in the others, and then by no link of the operator', async () => {
      const { party: number } = await party();
      const path = `organisations/${number}/administrator`;
      const { person, link } = (await operator.call('POST', path, { name: '李雷' })).body;
      expect(person).toMatchObject({ name: '李雷', roles: ['admin'], hasPasskey: false });
      const device = authenticator();
      expect(await doors.redeem(link.code, device)).toMatchObject({ status: 204 });
      const admin = doors.as((await doors.signIn(device)).body.token);
      expect((await admin.call('GET', 'session')).body).toEqual({
        ...{ id: person.id, name: '李雷', party: number, roles: ['admin'] },
        scopes: ['read', 'administer'],
      });
      const maker = await comeIn(admin, ['maker', 'viewer']);
      expect((await maker.session.call('GET', 'session')).body.scopes).toEqual(['read', 'acts', 'documents']);
      expect((await maker.session.call('GET', 'me')).body.party).toBe(number);
      expect((await maker.session.call('GET', 'people')).status).toBe(403);
      expect(await operator.call('POST', path, { name: '后门' })).toMatchObject({
        ...{ status: 409, body: { code: 'onboarding-over' } },
      });
    });

    it('once by one link, and not by one that is withdrawn, replaced, too old or nobody’s', async () => {
      const admin = await adminOf();
      const add = async () => (await admin.session.call('POST', 'people', { name: '韩梅', roles: ['viewer'] })).body;
      const used = await add();
      expect((await doors.redeem(used.link.code, authenticator())).status).toBe(204);
      const withdrawn = await add();
      await admin.session.call('DELETE', `people/${withdrawn.person.id}/link`);
      const replaced = await add();
      const begun = authenticator().create(await doors.creationOptions(replaced.link.code));
      await admin.session.call('POST', `people/${replaced.person.id}/link`);
      const old = await add();
      platform.clock.moveBy(72 * HOUR_MS + 1);
      const refusals: Answer[] = [];
      for (const code of [...[used, withdrawn, replaced, old].map(({ link }) => link.code), 'A'.repeat(43)])
        for (const path of ['enrolment/options', 'enrolment'])
          refusals.push(await doors.call('POST', path, path === 'enrolment' ? { code, passkey: begun } : { code }));
      const told = new Set(refusals.map(({ status, body }) => `${status} ${body.code} ${body.detail}`));
      expect([...told]).toEqual([expect.stringMatching(/^401 enrolment-refused /)]);
    });

    it('with a passkey made for this link, here, by a verified user, and for the one challenge once', async () => {
      const admin = await adminOf();
      const add = async () =>
        (await admin.session.call('POST', 'people', { name: '韩梅', roles: ['viewer'] })).body.link.code;
      const code = await add();
      const certified = { format: 'packed', statement: new Map([['x5c', [new Uint8Array(4)]]]) };
      const twists: Twist[] = [
        ...[
          { origin: 'https://evil.example' },
          { rpId: 'evil.example' },
          { userVerified: false },
          { crossOrigin: true },
          { topOrigin: 'https://evil.example' },
        ],
        ...[{ type: 'webauthn.get' }, certified],
      ];
      for (const twist of twists)
        expect([twist, (await doors.redeem(code, authenticator(), twist)).body.code]).toEqual([
          twist,
          'enrolment-refused',
        ]);
      const device = authenticator();
      const foreign = device.create(await doors.creationOptions(await add()));
      expect((await doors.call('POST', 'enrolment', { code, passkey: foreign })).status).toBe(401);
      const signIn = device.create({ ...(await doors.creationOptions(code)), ...(await doors.requestOptions()) });
      expect((await doors.call('POST', 'enrolment', { code, passkey: signIn })).status).toBe(401);
      const late = device.create(await doors.creationOptions(code));
      platform.clock.moveBy(5 * MINUTE_MS);
      expect((await doors.call('POST', 'enrolment', { code, passkey: late })).status).toBe(401);
      const spoilt = await doors.creationOptions(code);
      await doors.call('POST', 'enrolment', { code, passkey: device.create(spoilt, { userVerified: false }) });
      expect((await doors.call('POST', 'enrolment', { code, passkey: device.create(spoilt) })).status).toBe(401);
      expect((await doors.redeem(code, device)).status).toBe(204);
    });

    it('each with a passkey of their own: one that somebody has is taken from nobody', async () => {
      const admin = await adminOf();
      const { link } = (await admin.session.call('POST', 'people', { name: '韩梅', roles: ['viewer'] })).body;
      const options = await doors.creationOptions(link.code);
      const passkey = authenticator().create(options, {}, newP256Key(), admin.device.passkeys[0]?.id);
      expect(await doors.call('POST', 'enrolment', { code: link.code, passkey })).toMatchObject({
        ...{ status: 401, body: { code: 'enrolment-refused' } },
      });
      expect((await doors.signIn(admin.device)).status).toBe(200);
    });

    it('once, also when a link is redeemed twice at once', async () => {
      const admin = await adminOf();
      const { link } = (await admin.session.call('POST', 'people', { name: '韩梅', roles: ['viewer'] })).body;
      const devices = Array.from({ length: 5 }, () => authenticator());
      const made = await Promise.all(
        devices.map(async (device) => device.create(await doors.creationOptions(link.code))),
      );
      const answers = await Promise.all(
        made.map((passkey) => doors.call('POST', 'enrolment', { code: link.code, passkey })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 401, 401, 401, 401]);
    });

    it('and are given other roles, or struck off, by nobody who has not seen what they have now, where that is asked', async () => {
      const { machine, session } = await adminOf();
      const { id } = await comeIn(machine, ['viewer']);
      const give = (by: PeopleDoors, roles: readonly string[], tag: string) =>
        by.with({ 'if-match': tag }).call('PUT', `people/${id}/roles`, { roles });
      const { etag } = await session.call('GET', `people/${id}`);
      expect((await machine.call('GET', `people/${id}`)).etag).toBe(etag);
      const all = [['maker'], ['checker'], ['maker', 'checker'], ['admin']];
      const answers = await Promise.all(all.map((roles, place) => give(place % 2 ? machine : session, roles, etag)));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 412, 412, 412]);
      expect(answers.find(({ status }) => status === 412)?.body.code).toBe('changed-meanwhile');
      const given = all[answers.findIndex(({ status }) => status === 204)];
      expect((await session.call('GET', `people/${id}`)).body).toMatchObject({ roles: given });
      expect((await session.with({ 'if-match': etag }).call('DELETE', `people/${id}`)).status).toBe(412);
      expect(await give(session, ['viewer'], 'never-quoted')).toMatchObject({
        ...{ status: 422, body: { code: 'if-match-invalid' } },
      });
      const stranger = (await adminOf()).session;
      expect((await give(stranger, ['admin'], etag)).status).toBe(404);
      const seen = await session.call('GET', `people/${id}`);
      expect((await give(session, ['viewer'], seen.etag)).status).toBe(204);
      expect((await give(session, ['maker'], '*')).status).toBe(204);
      expect((await session.call('PUT', `people/${id}/roles`, { roles: ['viewer'] })).status).toBe(204);
      const last = await session.call('GET', `people/${id}`);
      expect((await session.with({ 'if-match': last.etag }).call('DELETE', `people/${id}`)).status).toBe(204);
    });

    it('as somebody by a link that is shown to them and told at their party, and that ends what they have when it is redeemed', async () => {
      const admin = await adminOf();
      const maker = await comeIn(admin.session, ['maker']);
      expect((await maker.session.call('GET', 'session')).body).not.toHaveProperty('waitingLink');
      const { code } = (await admin.session.call('POST', `people/${maker.id}/link`)).body;
      expect((await maker.session.call('GET', 'session')).body).toMatchObject({
        waitingLink: { madeBy: `person:${admin.id}`, createdAt: expect.any(String), expiresAt: expect.any(String) },
      });
      expect((await doors.redeem(code, authenticator())).status).toBe(204);
      expect((await maker.session.call('GET', 'session')).status).toBe(401);
      expect((await doors.signIn(maker.device)).status).toBe(401);
      const told = await platform.database.dataSource.query<{ type: string; subject: string }[]>(
        `SELECT type, subject FROM papers.activity WHERE party = $1 AND type LIKE 'person-%' ORDER BY seq`,
        [admin.party],
      );
      expect(told.slice(-2)).toEqual([
        { type: 'person-link-made', subject: maker.id },
        { type: 'person-enrolled', subject: maker.id },
      ]);
    });

    it('and from then on no machine of the operator’s does at once: they are told, and may revoke it before it is taken', async () => {
      const { party: number, machine, session } = await adminOf();
      const terms = { label: '救援', scopes: ['read', 'administer'] };
      const issue = async () =>
        (await operator.call('POST', `organisations/${number}/api-clients`, terms)).body as unknown as Credentials & {
          readonly startsAt: string;
        };
      const isTaken = async (credentials: Credentials) =>
        (await (await doors.asMachine(credentials)).call('GET', 'me')).status === 200;
      const [unasked, asked] = [await issue(), await issue()];
      const days = (Date.parse(asked.startsAt) - platform.clock.nowMs()) / (24 * HOUR_MS);
      expect(days).toBeGreaterThan(6.99);
      const { items } = (await session.call('GET', 'api-clients')).body as unknown as {
        readonly items: readonly { readonly clientId: string; readonly state: string; readonly createdBy?: string }[];
      };
      const pending = items.filter(({ state, createdBy }) => state === 'pending' && createdBy === undefined);
      expect(pending.map(({ clientId }) => clientId).sort()).toEqual([unasked.clientId, asked.clientId].sort());
      const told = await platform.database.dataSource.query<{ subject: string }[]>(
        `SELECT subject FROM papers.activity WHERE party = $1 AND type = 'api-client-issued' ORDER BY seq`,
        [number],
      );
      expect(told.map(({ subject }) => subject).slice(-2)).toEqual([unasked.clientId, asked.clientId]);
      expect([await isTaken(unasked), await isTaken(asked)]).toEqual([false, false]);
      expect((await session.call('DELETE', `api-clients/${unasked.clientId}`)).status).toBe(204);
      expect((await machine.call('GET', 'me')).status).toBe(200);
      platform.clock.moveBy(7 * 24 * HOUR_MS);
      expect([await isTaken(unasked), await isTaken(asked)]).toEqual([false, true]);
    });
  });

  describe('sign in', () => {
    it('with what they have, and with nothing that is wrong with it, which is told to nobody', async () => {
      const admin = await adminOf();
      const stranger = authenticator();
      stranger.create({ challenge: 'AAAA', rp: { id: 'localhost' }, user: { id: 'AAAA' } });
      const forged = { ...admin.device.passkeys[0], privateKey: newP256Key() } as never;
      const knocks = [
        ...[
          { origin: 'https://evil.example' },
          { rpId: 'evil.example' },
          { userVerified: false },
          { crossOrigin: true },
          { topOrigin: 'https://evil.example' },
        ],
        ...[{ type: 'webauthn.create' }, { signCount: 1 }, { userHandle: 'AAAA' }],
      ].map((twist) => () => doors.signIn(admin.device, twist));
      const answers: Answer[] = [];
      for (const knock of knocks) answers.push(await knock());
      answers.push(await doors.signIn(stranger));
      const passkey = admin.device.get(await doors.requestOptions(), {}, forged);
      answers.push(await doors.call('POST', 'sign-in', { passkey, deliver: 'token' }));
      const told = answers.map(({ status, body: { instance: _, ...body } }) => JSON.stringify([status, body]));
      expect([...new Set(told)]).toEqual([expect.stringMatching(/^\[401,.*"sign-in-refused"/)]);
      expect((await doors.signIn(admin.device)).status).toBe(200);
    });

    it('at the same cost whatever is wrong: the same questions to the database, and one signature checked', async () => {
      const counter = new QueryCounter();
      counter.start();
      try {
        const admin = await adminOf();
        const gone = await comeIn(admin.session, ['viewer']);
        await admin.session.call('DELETE', `people/${gone.id}`);
        const stranger = authenticator();
        stranger.create({ challenge: 'AAAA', rp: { id: 'localhost' }, user: { id: 'AAAA' } });
        const forged = { ...admin.device.passkeys[0], privateKey: newP256Key() } as never;
        const asked = async (device: SoftwareAuthenticator, twist?: Twist, resident?: never) => {
          const passkey = device.get(await doors.requestOptions(), twist, resident);
          const mark = counter.mark();
          expect((await doors.with(mark).call('POST', 'sign-in', { passkey, deliver: 'token' })).status).toBe(401);
          return counter.of(mark);
        };
        const known = await asked(admin.device, { userVerified: false });
        expect(known.length).toBeGreaterThan(0);
        expect(await asked(stranger)).toEqual(known);
        expect(await asked(gone.device)).toEqual(known);
        expect(await asked(admin.device, {}, forged)).toEqual(known);
        expect(await asked(admin.device, { userHandle: 'AAAA' })).toEqual(known);
        expect(await asked(admin.device, { origin: 'https://evil.example' })).toEqual(known);
        expect(await asked(admin.device, { signCount: 1 })).toEqual(known);
      } finally {
        counter.stop();
      }
    });

    it('once by one answer, whose challenge is soon too old', async () => {
      const { device } = await adminOf();
      const passkey = device.get(await doors.requestOptions());
      const knock = () => doors.call('POST', 'sign-in', { passkey, deliver: 'token' });
      const answers = await Promise.all([knock(), knock(), knock()]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
      const late = device.get(await doors.requestOptions());
      platform.clock.moveBy(5 * MINUTE_MS);
      expect((await doors.call('POST', 'sign-in', { passkey: late, deliver: 'token' })).status).toBe(401);
      const madeUp = device.get({ challenge: Buffer.alloc(32).toString('base64url') });
      expect((await doors.call('POST', 'sign-in', { passkey: madeUp, deliver: 'token' })).status).toBe(401);
    });

    it('with a passkey that does not count as often as they like', async () => {
      const { machine } = await party();
      const { device } = await comeIn(machine, ['viewer'], authenticator(false));
      expect((await doors.signIn(device)).status).toBe(200);
      expect((await doors.signIn(device)).status).toBe(200);
    });

    it('with a cookie that no script reads, for pages of ours alone', async () => {
      const { device, id } = await adminOf();
      expect((await doors.signIn(device, {}, 'cookie')).body.code).toBe('origin-not-ours');
      const page = doors.with({ origin: ORIGIN, 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' });
      const { status, body, cookie } = await page.signIn(device, {}, 'cookie');
      expect([status, body.token]).toEqual([200, undefined]);
      expect(cookie).toMatch(new RegExp(`^${COOKIE}=ps_[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`));
      const carried = { cookie: String(cookie).split(';')[0] ?? '' };
      const add = { name: '韩梅', roles: ['viewer'] };
      expect((await doors.with(carried).call('GET', 'session')).body.id).toBe(id);
      for (const origin of [undefined, 'https://evil.example', 'null']) {
        const from = doors.with({ ...carried, ...(origin ? { origin } : {}) });
        expect(await from.call('POST', 'people', add)).toMatchObject({
          status: 403,
          body: { code: 'origin-not-ours' },
        });
      }
      const own = page.with(carried);
      expect((await own.call('POST', 'people', add)).status).toBe(201);
      expect((await own.call('GET', 'sessions')).body.items[0]).toMatchObject({
        device: 'Firefox on Windows',
        current: true,
      });
      const twice = { cookie: `${carried.cookie}; ${COOKIE}=${'x'.repeat(46)}` };
      expect((await doors.with(twice).call('GET', 'session')).status).toBe(401);
      const out = await own.call('DELETE', 'session');
      expect(out).toMatchObject({ status: 204, cookie: expect.stringContaining('Max-Age=0') });
      expect((await own.call('GET', 'session')).status).toBe(401);
    });
  });

  describe('are signed in', () => {
    it('until they are idle for too long, and never beyond the day', async () => {
      const { machine } = await party();
      const { session } = await comeIn(machine, ['viewer']);
      const status = async () => (await session.call('GET', 'me')).status;
      for (let passed = 0; passed + 29 < 12 * 60; passed += 29) {
        expect(await status()).toBe(200);
        platform.clock.moveBy(29 * MINUTE_MS);
      }
      expect(await status()).toBe(200);
      platform.clock.moveBy(29 * MINUTE_MS);
      expect(await status()).toBe(401);
      const other = await comeIn((await party()).machine, ['viewer']);
      platform.clock.moveBy(30 * MINUTE_MS);
      expect((await other.session.call('GET', 'me')).status).toBe(401);
    });

    it('in sessions that they and their administrator see and end', async () => {
      const admin = await adminOf();
      const { id, device, session } = await comeIn(admin.session, ['viewer']);
      const second = doors.as((await doors.signIn(device)).body.token);
      const { items } = (await session.call('GET', 'sessions')).body;
      expect(items.map(({ current }) => current)).toEqual([false, true]);
      expect((await session.call('DELETE', `sessions/${items[0]?.id}`)).status).toBe(204);
      expect((await second.call('GET', 'me')).status).toBe(401);
      expect((await session.call('DELETE', `sessions/${items[0]?.id}`)).status).toBe(404);
      const own = (await admin.session.call('GET', 'sessions')).body.items[0]?.id;
      expect((await session.call('DELETE', `sessions/${own}`)).status).toBe(404);
      const seen = (await admin.session.call('GET', `people/${id}/sessions`)).body.items;
      expect(seen.map((one) => one.id)).toEqual([items[1]?.id]);
      expect((await admin.session.call('DELETE', `people/${id}/sessions/${seen[0]?.id}`)).status).toBe(204);
      expect((await session.call('GET', 'me')).status).toBe(401);
      expect((await admin.machine.call('GET', 'session')).body.code).toBe('not-a-person');
    });

    it('with the roles that they have now', async () => {
      const admin = await adminOf();
      const { id, session } = await comeIn(admin.session, ['viewer']);
      const permit = () => session.call('POST', 'acts/permit', { valueMinor: '1' });
      expect((await permit()).body.code).toBe('scope-missing');
      expect((await admin.session.call('PUT', `people/${id}/roles`, { roles: ['maker'] })).status).toBe(204);
      expect((await permit()).body.code).not.toBe('scope-missing');
      expect((await admin.session.call('PUT', `people/${id}/roles`, { roles: ['viewer'] })).status).toBe(204);
      expect((await permit()).body.code).toBe('scope-missing');
    });

    it('no more once they are struck off', async () => {
      const admin = await adminOf();
      const { id, device, session } = await comeIn(admin.session, ['maker']);
      const { code } = (await admin.session.call('POST', `people/${id}/link`)).body;
      expect((await admin.session.call('DELETE', `people/${id}`)).status).toBe(204);
      expect((await session.call('GET', 'me')).status).toBe(401);
      expect((await doors.signIn(device)).status).toBe(401);
      expect((await doors.call('POST', 'enrolment/options', { code })).status).toBe(401);
      expect((await admin.session.call('POST', `people/${id}/link`)).status).toBe(404);
      expect((await admin.session.call('GET', `people/${id}`)).body).toMatchObject({
        ...{ hasPasskey: false, struckOffAt: expect.any(String) },
      });
    });

    it('to no stream of news any more once their session ended, however little happens', async () => {
      const admin = await adminOf();
      const { id, token } = await comeIn(admin.session, ['viewer']);
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${platform.world.baseUrl}/v1/events`, { headers });
      const reader = response.body?.getReader();
      let told = '';
      const read = async () => {
        const next = await reader?.read();
        told += Buffer.from(next?.value ?? []).toString('utf8');
        return next?.done ?? true;
      };
      while (!told.includes('connected')) expect(await read()).toBe(false);
      expect((await admin.session.call('DELETE', `people/${id}`)).status).toBe(204);
      // Not even that the stream is still there.
      told = '';
      while (!(await read()));
      expect(told).not.toContain('still-here');
    });

    it('no more with what they had once a new link is redeemed', async () => {
      const admin = await adminOf();
      const { id, device: lost, session } = await comeIn(admin.session, ['checker']);
      const { code } = (await admin.session.call('POST', `people/${id}/link`)).body;
      expect((await session.call('GET', 'me')).status).toBe(200);
      const found = authenticator();
      expect((await doors.redeem(code, found)).status).toBe(204);
      expect((await session.call('GET', 'me')).status).toBe(401);
      expect((await doors.signIn(lost)).status).toBe(401);
      expect((await doors.signIn(found)).body.person).toMatchObject({ id, roles: ['checker'] });
    });
  });

  it('come with whatever they like, and are told what is wrong with it', async () => {
    const passkey = authenticator().create({
      ...(await doors.requestOptions()),
      rp: { id: 'localhost' },
      user: { id: 'AA' },
    });
    const of = (response: object, more: object = {}) => ({
      ...passkey,
      ...more,
      response: { ...passkey.response, ...response },
    });
    const json = (text: string) => Buffer.from(text).toString('base64url');
    const admin = await adminOf();
    const { link } = (await admin.session.call('POST', 'people', { name: '韩梅', roles: ['viewer'] })).body;
    const { challenge } = await doors.creationOptions(link.code);
    const client = json(JSON.stringify({ type: 'webauthn.create', challenge, origin: ORIGIN }));
    const passkeys: unknown[] = [
      ...[undefined, null, 7, 'x', [], {}, { ...passkey, response: null }, { ...passkey, response: [] }],
      ...[of({}, { type: 'password' }), of({}, { id: '\u0000' }), of({}, { extra: 1 }), of({ transports: [1] })],
      ...['null', '7', '[]', '{}', '{"challenge":{}}', 'no json'].map((text) => of({ clientDataJSON: json(text) })),
      ...['A', 'AAAA', 'oA', 'o2NmbXQ', '_____w'].map((attestationObject) =>
        of({ clientDataJSON: client, attestationObject }),
      ),
    ];
    const texts = ['null', '7', '[]', '{}', '{"challenge":{}}', 'no json'].map((text) => ({
      clientDataJSON: json(text),
    }));
    for (const junk of [...texts, { authenticatorData: 'AAAA' }, { signature: 'AAAA' }, { userHandle: null }, {}]) {
      const answer = admin.device.get(await doors.requestOptions());
      const tried = { ...answer, response: { ...answer.response, ...junk } };
      const { status } = await doors.call('POST', 'sign-in', { passkey: tried, deliver: 'token' });
      const due = 'userHandle' in junk ? 422 : Object.keys(junk).length === 0 ? 200 : 401;
      expect([junk, status]).toEqual([junk, due]);
    }
    for (const tried of passkeys) {
      for (const [path, more] of [
        ['enrolment', { code: link.code }],
        ['sign-in', { deliver: 'token' }],
      ] as const) {
        const { status } = await doors.call('POST', path, { ...more, passkey: tried });
        expect([path, tried, [401, 422].includes(status) ? 'refused' : status]).toEqual([path, tried, 'refused']);
      }
    }
    for (const code of [undefined, 7, '', 'a'.repeat(44), `${'a'.repeat(42)}\u0000`, ['a'.repeat(43)]])
      expect((await doors.call('POST', 'enrolment/options', { code })).status).toBe(422);
    expect((await doors.redeem(link.code, authenticator())).status).toBe(204);
  });

  it('are nobody to another party’s administrator', async () => {
    const [admin, other] = [await adminOf(), await adminOf()];
    const { id, session } = await comeIn(admin.session, ['viewer']);
    const { items } = (await session.call('GET', 'sessions')).body;
    const tried = (person: string) =>
      [
        ...[
          ['GET', `people/${person}`],
          ['DELETE', `people/${person}`],
          ['PUT', `people/${person}/roles`, { roles: ['admin'] }],
        ],
        ...[
          ['POST', `people/${person}/link`],
          ['DELETE', `people/${person}/link`],
          ['GET', `people/${person}/sessions`],
        ],
        ...[
          ['DELETE', `people/${person}/sessions`],
          ['DELETE', `people/${person}/sessions/${items[0]?.id}`],
        ],
      ] as ['GET', string, object?][];
    for (const by of [other.session, other.machine, operator]) {
      for (const [index, [method, path, body]] of tried(id).entries()) {
        const { instance: _, ...answer } = (await by.call(method, path, body)).body;
        const [, nowhere = ''] = tried(NOBODY)[index] ?? [];
        const { instance: __, ...none } = (await by.call(method, nowhere, body)).body;
        expect([path, answer]).toEqual([path, none]);
        expect(answer).toMatchObject({ status: 404, code: 'person-not-found' });
      }
    }
    expect((await other.session.call('GET', 'people')).body.items).toHaveLength(1);
    expect((await session.call('GET', 'me')).status).toBe(200);
    expect((await admin.session.call('GET', `people/${id}`)).body).toMatchObject({
      roles: ['viewer'],
      hasPasskey: true,
    });
  });

  it('never lock themselves out: the last administrator stays one, and their machine helps who lost the device', async () => {
    const admin = await adminOf();
    const path = `people/${admin.id}`;
    const demote = () => admin.session.call('PUT', `${path}/roles`, { roles: ['viewer'] });
    expect((await admin.session.call('DELETE', path)).body.code).toBe('last-administrator');
    expect((await demote()).body.code).toBe('last-administrator');
    await admin.session.call('POST', 'people', { name: '未到', roles: ['admin'] });
    expect((await demote()).body.code).toBe('last-administrator');
    const second = await comeIn(admin.session, ['admin']);
    const { code } = (await admin.machine.call('POST', `${path}/link`)).body;
    expect((await doors.redeem(code, authenticator())).status).toBe(204);
    const answers = await Promise.all([
      second.session.call('DELETE', `people/${second.id}`),
      second.session.call('PUT', `people/${second.id}/roles`, { roles: ['viewer'] }),
    ]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it('strike each other off one after the other, so that one administrator is left', async () => {
    const first = await adminOf();
    const second = await comeIn(first.session, ['admin']);
    const answers = await Promise.all([
      first.session.call('DELETE', `people/${second.id}`),
      second.session.call('DELETE', `people/${first.id}`),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    const { items } = (await first.machine.call('GET', 'people')).body;
    expect(items.filter(({ struckOffAt }) => struckOffAt === undefined)).toHaveLength(1);
  });

  it('sign in with no key of the account, and the account takes no key that signs in', async () => {
    const { machine: first } = await party();
    const { passkeyVerifier } = (
      await operator.call('POST', 'transactions/create-account', {
        ...{ signers: [{ person: 1, key: `0x${'11'.repeat(20)}` }], threshold: 1 },
      })
    ).body;
    const keyOf = (key: ReturnType<typeof newP256Key>) =>
      `${passkeyVerifier.toLowerCase()}${Buffer.concat(pointOf(key)).toString('hex')}`;
    const signing = newP256Key();
    const create = (key: string) =>
      operator.call('POST', 'transactions/create-account', { signers: [{ person: 1, key }], threshold: 1 });
    const { account, creation } = (await create(keyOf(signing))).body;
    await keyWallet({ privateKey: platform.world.newKey(), rpcUrl: platform.world.rpcUrl }).send(creation);

    const company = await party(account);
    const { link } = (await company.machine.call('POST', 'people', { name: '王芳', roles: ['checker'] })).body;
    const device = authenticator();
    const passkey = device.create(await doors.creationOptions(link.code), {}, signing);
    expect(await doors.call('POST', 'enrolment', { code: link.code, passkey })).toMatchObject({
      ...{ status: 409, body: { code: 'passkey-signs-acts' } },
    });
    expect((await doors.redeem(link.code, device)).status).toBe(204);

    const signingIn = await comeIn(first, ['viewer']);
    const own = signingIn.device.passkeys[0]?.privateKey ?? newP256Key();
    expect((await create(keyOf(own))).body).toMatchObject({ status: 422, code: 'unusable-signer' });
    expect((await create(keyOf(newP256Key()))).status).toBe(200);
  });
});
