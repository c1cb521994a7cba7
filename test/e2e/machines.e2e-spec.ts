import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiProblem, type ClientCredentials, type components, TallystickClient } from '@tallystick/api-client';
import { readSettings } from '@tallystick/platform';
import { MACHINES_SETTINGS } from '../../apps/api/src/machines-settings.js';
import { TRANSPORT_SETTINGS } from '../../apps/api/src/transport/transport-settings.js';
import { MovingPlatform } from '../support/moving-platform.js';
import { OAuthDoor } from '../support/oauth-door.js';

type Scope = components['schemas']['ApiClientRequest']['scopes'][number];

const ALL: Scope[] = ['read', 'acts', 'documents', 'administer'];
const OVERLAP_HOURS = 48;
const HOUR_MS = 3_600_000;

interface Owner {
  readonly party: string;
  readonly credentials: ClientCredentials;
  readonly client: TallystickClient;
}

describe('the credentials of machines', () => {
  let platform: MovingPlatform;
  let door: OAuthDoor;
  let supplier: Owner;
  let bank: Owner;

  beforeAll(async () => {
    const machines = readSettings(MACHINES_SETTINGS, {
      API_PUBLIC_URL: 'https://api.tallystick.example',
      API_CLIENTS_PER_PARTY: '30',
      CLIENT_SECRET_OVERLAP_HOURS: String(OVERLAP_HOURS),
      SIGN_IN_FAILURES_PER_CLIENT_AND_ADDRESS: '3',
    });
    const transport = readSettings(TRANSPORT_SETTINGS, { HTTP_TRUSTED_PROXIES: '1' });
    platform = await MovingPlatform.start({ api: { machines, transport } });
    door = new OAuthDoor(platform.world.baseUrl);
    [supplier, bank] = [await newcomer('supplier'), await newcomer('bank')];
  }, 120_000);
  afterAll(() => platform?.stop());

  const signedIn = (credentials: ClientCredentials) =>
    new TallystickClient({ baseUrl: platform.world.baseUrl, credentials });
  const operator = () => signedIn(platform.world.operator);
  const issue = (by: TallystickClient, party: string, terms: Partial<components['schemas']['ApiClientRequest']> = {}) =>
    by.call(
      by.routes.POST('/v1/organisations/{party}/api-clients', {
        params: { path: { party } },
        body: { label: 'ERP', scopes: ALL, ...terms },
      }),
    );
  async function newcomer(name: string): Promise<Owner> {
    const by = operator();
    const { party } = await by.call(by.routes.POST('/v1/organisations', { body: { name, roles: [] } }));
    const credentials = await issue(by, party);
    return { party, credentials, client: signedIn(credentials) };
  }
  const at = (clientId: string) => ({ params: { path: { clientId } } });
  const shown = (by: TallystickClient, clientId: string) =>
    by.call(by.routes.GET('/v1/api-clients/{clientId}', at(clientId)));
  const rotate = (by: TallystickClient, clientId: string) =>
    by.call(by.routes.POST('/v1/api-clients/{clientId}/secrets', at(clientId)));
  const revoke = (by: TallystickClient, clientId: string) =>
    by.call(by.routes.DELETE('/v1/api-clients/{clientId}', at(clientId)));
  const endSecret = (by: TallystickClient, clientId: string, secret: string) =>
    by.call(
      by.routes.DELETE('/v1/api-clients/{clientId}/secrets/{secret}', { params: { path: { clientId, secret } } }),
    );
  const refusalOf = async (attempt: Promise<unknown>): Promise<[number, string]> => {
    const outcome: unknown = await attempt.catch((error: unknown) => error);
    if (outcome instanceof ApiProblem) return [outcome.status, outcome.code];
    throw new Error(`it was not refused: ${String(outcome)}`);
  };
  const inHours = (hours: number) => new Date(platform.clock.nowMs() + hours * HOUR_MS).toISOString();

  describe('are listed for their own party', () => {
    it('with what they may do, who made them, when they end and when they were last used, tokens included', async () => {
      const { client, party, credentials } = supplier;
      const expiresAt = inHours(240);
      const made = await issue(client, party, { label: 'weighbridge', scopes: ['read'], expiresAt });
      const before = await shown(client, made.clientId);
      expect(before).toMatchObject({
        ...{ label: 'weighbridge', scopes: ['read'], state: 'active', createdBy: credentials.clientId, expiresAt },
        secrets: [{ id: expect.any(String) }],
      });
      expect(before.lastUsedAt).toBeUndefined();
      expect(JSON.stringify(before)).not.toContain(made.clientSecret);
      const token = await door.accessToken(made);
      const { lastUsedAt: byToken = '' } = await shown(client, made.clientId);
      platform.clock.moveBy(5 * 60_000);
      expect(await door.opens(token)).toBe(200);
      const after = await shown(client, made.clientId);
      expect(Date.parse(after.lastUsedAt ?? '') - Date.parse(byToken)).toBeGreaterThanOrEqual(5 * 60_000);
      expect(after.secrets[0]?.lastUsedAt).toBe(byToken);
    });

    it('page by page, the newest first, each once', async () => {
      const { client, party } = await newcomer('lister');
      for (const label of ['1', '2', '3', '4']) await issue(client, party, { label, scopes: ['read'] });
      const labels: string[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 2, ...(cursor ? { cursor } : {}) };
        const page = await client.call(client.routes.GET('/v1/api-clients', { params: { query } }));
        labels.push(...page.items.map(({ label }) => label));
        cursor = page.nextCursor;
      } while (cursor);
      expect(labels).toEqual(['4', '3', '2', '1', 'ERP']);
    });

    it('and are to others, the operator among them, as if they were not there', async () => {
      const { clientId } = supplier.credentials;
      const [secret] = (await shown(supplier.client, clientId)).secrets;
      for (const stranger of [bank.client, operator()]) {
        const attempts = [
          shown(stranger, clientId),
          rotate(stranger, clientId),
          revoke(stranger, clientId),
          endSecret(stranger, clientId, secret?.id ?? ''),
        ];
        for (const refusal of await Promise.all(attempts.map(refusalOf)))
          expect(refusal).toEqual([404, 'api-client-not-found']);
        expect(await refusalOf(shown(stranger, crypto.randomUUID()))).toEqual([404, 'api-client-not-found']);
        const { items } = await stranger.call(stranger.routes.GET('/v1/api-clients'));
        expect(items.map((item) => item.clientId)).not.toContain(clientId);
      }
      expect(await shown(supplier.client, clientId)).toMatchObject({ state: 'active', secrets: [secret] });
    });

    it('who may administer: no other scope sees or changes them', async () => {
      const made = await issue(supplier.client, supplier.party, { scopes: ['read', 'acts', 'documents'] });
      const machine = signedIn(made);
      const attempts = [
        machine.call(machine.routes.GET('/v1/api-clients')),
        shown(machine, made.clientId),
        rotate(machine, made.clientId),
        revoke(machine, made.clientId),
        issue(machine, supplier.party),
      ];
      for (const refusal of await Promise.all(attempts.map(refusalOf))) expect(refusal).toEqual([403, 'scope-missing']);
    });
  });

  describe('hand out no more than they have', () => {
    it('neither in scopes, made anew or by another secret of one that may more, nor by a token of less', async () => {
      const { client, party } = supplier;
      const rich = await issue(client, party);
      const clerk = signedIn(await issue(client, party, { scopes: ['read', 'administer'] }));
      expect(await refusalOf(issue(clerk, party, { scopes: ['read', 'acts'] }))).toEqual([403, 'scopes-beyond-own']);
      expect(await refusalOf(rotate(clerk, rich.clientId))).toEqual([403, 'scopes-beyond-own']);
      await issue(clerk, party, { scopes: ['read'] });
      const token = await door.accessToken(rich, { scope: 'administer' });
      const response = await fetch(`${platform.world.baseUrl}/v1/organisations/${party}/api-clients`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ label: 'more', scopes: ['read'] }),
      });
      expect(response.status).toBe(403);
    });

    it('nor in time', async () => {
      const { client, party } = supplier;
      const brief = signedIn(await issue(client, party, { expiresAt: inHours(10) }));
      expect(await refusalOf(issue(brief, party))).toEqual([403, 'expiry-beyond-own']);
      expect(await refusalOf(issue(brief, party, { expiresAt: inHours(11) }))).toEqual([403, 'expiry-beyond-own']);
      await issue(brief, party, { expiresAt: inHours(9) });
      expect(await refusalOf(issue(client, party, { expiresAt: inHours(-1) }))).toEqual([422, 'expiry-passed']);
    });

    it('nor in number, also when many are asked for at the same moment', async () => {
      const { client, party } = await newcomer('collector');
      await client.call(client.routes.GET('/v1/me'));
      const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => issue(client, party)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(29);
      expect(await refusalOf(issue(client, party))).toEqual([409, 'too-many-api-clients']);
      const { items } = await client.call(client.routes.GET('/v1/api-clients'));
      await revoke(client, items[0]?.clientId ?? '');
      await issue(client, party);
    });

    it('a repeated request makes nothing twice, and does not tell the secret again', async () => {
      const { client, party } = await newcomer('repeater');
      const headers = { 'idempotency-key': 'once-and-no-more' };
      const params = { path: { party } };
      const body = { label: 'once', scopes: ALL };
      const make = () =>
        client.call(client.routes.POST('/v1/organisations/{party}/api-clients', { params, body, headers }));
      const { clientId } = await make();
      expect(await refusalOf(make())).toEqual([409, 'answer-not-kept']);
      const again = { ...at(clientId), headers: { 'idempotency-key': 'turn-once' } };
      const turn = () => client.call(client.routes.POST('/v1/api-clients/{clientId}/secrets', again));
      await turn();
      expect(await refusalOf(turn())).toEqual([409, 'answer-not-kept']);
      expect((await client.call(client.routes.GET('/v1/api-clients'))).items).toHaveLength(2);
      expect((await shown(client, clientId)).secrets).toHaveLength(2);
    });
  });

  describe('change their secret', () => {
    it('without a pause: both are taken until the overlap is over, then the old one and its tokens end', async () => {
      const { client, party } = supplier;
      const old = await issue(client, party);
      const next = await rotate(client, old.clientId);
      expect(next).toMatchObject({ clientId: old.clientId });
      expect(await refusalOf(rotate(client, old.clientId))).toEqual([409, 'rotation-under-way']);
      for (const credentials of [old, next]) expect((await door.token(credentials)).status).toBe(200);
      const { secrets } = await shown(client, old.clientId);
      expect(secrets.map(({ endsAt }) => endsAt !== undefined)).toEqual([true, false]);
      platform.clock.moveBy((OVERLAP_HOURS - 0.5) * HOUR_MS);
      const { body } = await door.token(old);
      expect(body.expires_in).toBeLessThanOrEqual(1_800);
      const [oldToken, nextToken] = [String(body.access_token), await door.accessToken(next)];
      expect([await door.opens(oldToken), await door.opens(nextToken)]).toEqual([200, 200]);
      platform.clock.moveBy(0.5 * HOUR_MS);
      expect([await door.opens(oldToken), await door.opens(nextToken)]).toEqual([401, 200]);
      expect(await door.token(old)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
      expect((await shown(client, old.clientId)).secrets).toHaveLength(1);
      await rotate(client, old.clientId);
    });

    it('at once when the old one was stolen: it ends with its tokens, and the new one goes on', async () => {
      const { client, party } = supplier;
      const old = await issue(client, party);
      const stolen = await door.accessToken(old);
      const next = await rotate(client, old.clientId);
      const token = await door.accessToken(next);
      const [first, second] = (await shown(client, old.clientId)).secrets;
      await endSecret(client, old.clientId, first?.id ?? '');
      expect([await door.opens(stolen), await door.opens(token)]).toEqual([401, 200]);
      expect((await door.token(old)).status).toBe(401);
      expect(await refusalOf(endSecret(client, old.clientId, first?.id ?? ''))).toEqual([
        404,
        'client-secret-not-found',
      ]);
      expect(await refusalOf(endSecret(client, old.clientId, second?.id ?? ''))).toEqual([409, 'only-secret']);
    });

    it('back when the new one was: the old one then goes on without an end', async () => {
      const { client, party } = supplier;
      const old = await issue(client, party);
      const next = await rotate(client, old.clientId);
      const [, second] = (await shown(client, old.clientId)).secrets;
      await endSecret(client, old.clientId, second?.id ?? '');
      platform.clock.moveBy((OVERLAP_HOURS + 1) * HOUR_MS);
      expect([(await door.token(old)).status, (await door.token(next)).status]).toEqual([200, 401]);
    });
  });

  describe('end', () => {
    it('when they are revoked: tokens, secrets and all, at once and for good', async () => {
      const { client, party } = supplier;
      const made = await issue(client, party);
      const tokens = [await door.accessToken(made), await door.accessToken(await rotate(client, made.clientId))];
      await revoke(client, made.clientId);
      for (const token of tokens) expect(await door.opens(token)).toBe(401);
      expect(await door.token(made)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
      expect(await shown(client, made.clientId)).toMatchObject({
        state: 'revoked',
        revokedAt: expect.any(String),
        secrets: [],
      });
      for (const again of [revoke, rotate])
        expect(await refusalOf(again(client, made.clientId))).toEqual([409, 'api-client-over']);
    });

    it('when their time is over, and give no token that outlasts them', async () => {
      const { client, party } = supplier;
      const made = await issue(client, party, { expiresAt: inHours(0.5) });
      const { body } = await door.token(made);
      expect(body.expires_in).toBeLessThanOrEqual(1_800);
      platform.clock.moveBy(0.5 * HOUR_MS);
      expect(await door.opens(String(body.access_token))).toBe(401);
      expect((await door.token(made)).status).toBe(401);
      expect(await shown(client, made.clientId)).toMatchObject({ state: 'expired', secrets: [] });
    });

    it('not by a door when the installation’s settings name them', async () => {
      const by = operator();
      const { clientId } = platform.world.operator;
      for (const change of [rotate, revoke])
        expect(await refusalOf(change(by, clientId))).toEqual([409, 'credential-of-settings']);
    });
  });

  describe('take a token back (RFC 7009)', () => {
    it('their own, and nobody else’s, and are told the same', async () => {
      const [own, other] = [await door.accessToken(supplier.credentials), await door.accessToken(bank.credentials)];
      for (const token of [own, other, 'made-up-and-known-to-nobody'])
        expect(await door.revoke(supplier.credentials, { token, token_type_hint: 'access_token' })).toMatchObject({
          status: 200,
          body: {},
        });
      expect([await door.opens(own), await door.opens(other)]).toEqual([401, 200]);
    });

    it('or are told why not in OAuth’s words', async () => {
      const token = await door.accessToken(supplier.credentials);
      const refusals = [
        await door.revoke({ ...supplier.credentials, clientSecret: 'wrong', from: '192.0.2.44' }, { token }),
        await door.revoke(supplier.credentials, {}),
      ];
      expect(refusals.map(({ status, body }) => [status, body.error])).toEqual([
        [401, 'invalid_client'],
        [400, 'invalid_request'],
      ]);
      expect(await door.opens(token)).toBe(200);
    });
  });

  it('tell OAuth libraries where to go (RFC 8414), whatever a request says that we are called', async () => {
    const url = `${platform.world.baseUrl}/.well-known/oauth-authorization-server`;
    const response = await fetch(url, { headers: { 'x-forwarded-host': 'evil.example' } });
    expect(await response.json()).toMatchObject({
      issuer: 'https://api.tallystick.example',
      token_endpoint: 'https://api.tallystick.example/v1/oauth/token',
      revocation_endpoint: 'https://api.tallystick.example/v1/oauth/revoke',
      grant_types_supported: ['client_credentials'],
    });
  });

  it('are told on every answer how often they may ask', async () => {
    const authorization = `Bearer ${await door.accessToken(bank.credentials)}`;
    const response = await fetch(`${platform.world.baseUrl}/v1/me`, { headers: { authorization } });
    expect(response.headers.get('ratelimit-policy')).toBe('"credential";q=1000;w=10');
    expect(response.headers.get('ratelimit')).toMatch(/^"credential";r=9[0-9]{2};t=[0-9]+$/);
    const open = await fetch(`${platform.world.baseUrl}/v1/network`);
    expect(open.headers.get('ratelimit-policy')).toBe('"address";q=200;w=10');
  });

  describe('are guessed at', () => {
    const guess = { clientSecret: 'a-guess' };

    it('a few times, then wait, the right secret too; and from elsewhere its owner comes in', async () => {
      const { credentials } = bank;
      const thief = { ...credentials, ...guess, from: '198.51.100.9' };
      for (let times = 0; times < 3; times += 1) expect((await door.token(thief)).status).toBe(401);
      const held = await door.token({ ...credentials, from: thief.from });
      expect(held).toMatchObject({ status: 429, retryAfter: 2, body: { code: 'sign-in-held', status: 429 } });
      expect((await door.token({ ...credentials, from: '198.51.100.10' })).status).toBe(200);
      // What a sender writes before the proxy does makes it nobody else.
      expect((await door.token({ ...thief, from: '203.0.113.1, 198.51.100.9' })).status).toBe(429);
      expect((await door.revoke(thief, { token: 'any' })).status).toBe(429);
      platform.clock.moveBy(held.retryAfter * 1_000);
      expect((await door.token({ ...credentials, from: thief.from })).status).toBe(200);
    });

    it('at the revocation endpoint as at the other', async () => {
      const thief = { ...supplier.credentials, ...guess, from: '198.51.100.20' };
      for (let times = 0; times < 3; times += 1) await door.revoke(thief, { token: 'any' });
      expect((await door.token(thief)).status).toBe(429);
    });

    it('with no word on whether they are there', async () => {
      const told = async (clientId: string, from: string) => {
        const answers = [];
        for (let times = 0; times < 5; times += 1) {
          const { status, retryAfter, body } = await door.token({ clientId, ...guess, from });
          const { instance, ...rest } = body;
          answers.push({ status, retryAfter, rest, isNamed: typeof instance === 'string' });
        }
        return answers;
      };
      const known = await told(bank.credentials.clientId, '198.51.100.31');
      expect(known.map(({ status }) => status)).toEqual([401, 401, 401, 429, 429]);
      expect(await told(crypto.randomUUID(), '198.51.100.32')).toEqual(known);
      const over = await issue(bank.client, bank.party);
      await revoke(bank.client, over.clientId);
      expect(await told(over.clientId, '198.51.100.33')).toEqual(known);
    });
  });
});
