import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiProblem, type components, type paths, TallystickClient } from '@tallystick/api-client';
import { DEFAULT_XML_LIMITS } from '@tallystick/trade/papers';
import { Platform } from '../support/platform.js';

interface DemoParty {
  readonly part: string;
  readonly party: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const START_TIMEOUT_MS = 240_000;

/** The demo leaves trades that do not pass as well. */
const PASSED = { params: { query: { verdict: 'pass' } } };

describe('the API', () => {
  let platform: Platform;
  let demo: { parties: DemoParty[]; receivable: string; programme: string };
  const clients = new Map<string, TallystickClient>();

  beforeAll(async () => {
    platform = await Platform.start({ flags: [] });
    demo = JSON.parse(await readFile(join(platform.dataDir, 'demo.json'), 'utf8')) as typeof demo;
    for (const { part, clientId, clientSecret } of demo.parties) {
      clients.set(part, new TallystickClient({ baseUrl: platform.baseUrl, credentials: { clientId, clientSecret } }));
    }
  }, START_TIMEOUT_MS);

  afterAll(() => platform?.dispose());

  const of = (part: string): TallystickClient => {
    const client = clients.get(part);
    if (!client) throw new Error(`nobody plays the ${part}`);
    return client;
  };
  const problemOf = async (attempt: Promise<unknown>): Promise<ApiProblem> => {
    const outcome: unknown = await attempt.catch((error: unknown) => error);
    if (outcome instanceof ApiProblem) return outcome;
    throw new Error(`it was not refused: ${String(outcome)}`);
  };
  const raw = (path: string, init?: RequestInit) => fetch(`${platform.baseUrl}${path}`, init);
  const tokenOf = async ({ clientId, clientSecret }: DemoParty): Promise<string> => {
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    const response = await raw('/v1/oauth/token', { method: 'POST', headers: { authorization }, body });
    expect(response.headers.get('cache-control')).toBe('no-store');
    return ((await response.json()) as { access_token: string }).access_token;
  };

  describe('at the door', () => {
    it.each([
      ['without a token', {}],
      ['with a made-up token', { authorization: `Bearer ${'a'.repeat(43)}` }],
      ['with another scheme', { authorization: 'Basic Zm9vOmJhcg==' }],
    ])('lets nobody in %s', async (_how, headers) => {
      const response = await raw('/v1/me', { headers });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(response.headers.get('content-type')).toMatch('application/problem+json');
      expect(await response.json()).toMatchObject({ code: 'not-signed-in', status: 401 });
    });

    it('gives no token for a wrong secret, and the same answer for an unknown client', async () => {
      const [known] = demo.parties;
      const answers = await Promise.all(
        [known?.clientId ?? '', crypto.randomUUID()].map(async (clientId) => {
          const client = new TallystickClient({
            baseUrl: platform.baseUrl,
            credentials: { clientId, clientSecret: 'wrong' },
          });
          const { instance, ...told } = (await problemOf(client.call(client.routes.GET('/v1/me')))).problem;
          return { ...told, hasInstance: instance !== undefined };
        }),
      );
      expect(answers[0]).toMatchObject({ code: 'client-credentials-wrong', status: 401 });
      expect(answers[1]).toEqual(answers[0]);
    });

    it('tells OAuth libraries in their own words why there is no token (RFC 6749, 5.2)', async () => {
      const [{ clientId, clientSecret } = { clientId: '', clientSecret: '' }] = demo.parties;
      const asked = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
      const refusals: [Record<string, string>, number, string][] = [
        [{ ...asked, client_secret: 'wrong' }, 401, 'invalid_client'],
        [{ ...asked, grant_type: 'password' }, 400, 'unsupported_grant_type'],
        [{ client_id: clientId }, 400, 'invalid_request'],
        [{ ...asked, scope: 'everything' }, 400, 'invalid_scope'],
      ];
      for (const [form, status, error] of refusals) {
        const response = await raw('/v1/oauth/token', { method: 'POST', body: new URLSearchParams(form) });
        expect(response.headers.get('cache-control')).toBe('no-store');
        expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Basic' : null);
        expect(await response.json()).toMatchObject({ status, error, error_description: expect.any(String) });
      }
      const authorization = `Basic ${btoa('a%00b:c')}`;
      const unknown = { method: 'POST', headers: { authorization }, body: new URLSearchParams(asked) };
      expect(await (await raw('/v1/oauth/token', unknown)).json()).toMatchObject({ error: 'invalid_client' });
      const body = new URLSearchParams({ ...asked, scope: 'read', audience: 'whatever' });
      expect(await (await raw('/v1/oauth/token', { method: 'POST', body })).json()).toMatchObject({ scope: 'read' });
    });

    it('tells the secret of a new credential once, and keeps it nowhere, not even for a repeated request', async () => {
      const supplier = of('supplier');
      const { party } = await supplier.call(supplier.routes.GET('/v1/me'));
      const ask = () =>
        supplier.call(
          supplier.routes.POST('/v1/organisations/{party}/api-clients', {
            params: { path: { party } },
            body: { label: 'once', scopes: ['read'] },
            headers: { 'idempotency-key': 'one-credential' },
          }),
        );
      expect((await ask()).clientSecret).toMatch(/^[\w-]{43}$/);
      expect(await problemOf(ask())).toMatchObject({ code: 'answer-not-kept', status: 409 });
    });

    it('keeps a credential to its scopes', async () => {
      const admin = of('supplier');
      const { party } = await admin.call(admin.routes.GET('/v1/me'));
      const credentials = await admin.call(
        admin.routes.POST('/v1/organisations/{party}/api-clients', {
          params: { path: { party } },
          body: { label: 'reader', scopes: ['read'] },
        }),
      );
      const reader = new TallystickClient({ baseUrl: platform.baseUrl, credentials });
      expect((await reader.call(reader.routes.GET('/v1/me'))).party).toBe(party);
      const permit = reader.call(reader.routes.POST('/v1/acts/permit', { body: { valueMinor: '1' } }));
      expect(await problemOf(permit)).toMatchObject({ code: 'scope-missing', status: 403 });
    });

    it('leaves onboarding to the operator, and credentials of others to nobody else', async () => {
      const supplier = of('supplier');
      const organisation = { name: 'x', roles: [] };
      expect(
        await problemOf(supplier.call(supplier.routes.POST('/v1/organisations', { body: organisation }))),
      ).toMatchObject({
        code: 'operator-only',
      });
      const params = { path: { party: demo.parties.find(({ part }) => part === 'bank')?.party ?? '' } };
      const body = { label: 'mine now', scopes: ['read' as const] };
      const stolen = supplier.routes.POST('/v1/organisations/{party}/api-clients', { params, body });
      expect(await problemOf(supplier.call(stolen))).toMatchObject({ code: 'organisation-not-yours', status: 404 });
    });
  });

  describe('refuses bad input by name, and says what would be right', () => {
    const post = async (
      path: string,
      body: string,
      contentType = 'application/json',
    ): Promise<components['schemas']['ProblemView']> => {
      const supplier = demo.parties.find(({ part }) => part === 'supplier');
      if (!supplier) throw new Error('nobody plays the supplier');
      const headers = { authorization: `Bearer ${await tokenOf(supplier)}`, 'content-type': contentType };
      const response = await raw(path, { method: 'POST', headers, body });
      return (await response.json()) as components['schemas']['ProblemView'];
    };

    it('an unknown field, a wrong form and a missing field, all at once', async () => {
      const answer = await post(
        '/v1/acts/transfer',
        JSON.stringify({ receivable: 'abc', from: 0, amount: '5', recipient: '2' }),
      );
      expect(answer).toMatchObject({ code: 'request-invalid', status: 422 });
      expect(new Set(answer.errors?.map(({ field }) => field))).toEqual(new Set(['receivable', 'from', 'amount']));
    });

    it.each([
      ['JSON that breaks off', '/v1/acts/transfer', '{"receivable":', 'application/json', 400],
      ['another content type', '/v1/acts/transfer', 'a,b', 'text/csv', 415],
      ['an unknown route', '/v1/nothing-here', '{}', 'application/json', 404],
    ])('%s', async (_what, path, body, type, status) => {
      expect(await post(path, body, type)).toMatchObject({ status });
    });

    it.each([
      ['an address that cannot be decoded', 'GET /%zz HTTP/1.1', 400],
      ['a part of a path that is too long', `GET /v1/acts/${'a'.repeat(200)} HTTP/1.1`, 414],
      ['a method that is none', 'NONSENSE /v1/me HTTP/1.1', 400],
      ['a head that is too large', `GET /v1/me HTTP/1.1\r\nx: ${'a'.repeat(20_000)}`, 431],
    ])('%s, in the same form as everything else', async (_what, head, status) => {
      const socket = connect(Number(new URL(platform.baseUrl).port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.end(`${head}\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
      const answer = (await text(socket)).split('\r\n\r\n');
      expect(answer[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} .*content-type: application/problem\\+json`, 's'));
      expect(JSON.parse(answer[1] ?? '')).toMatchObject({ status, code: 'request-refused' });
    });

    it.each([
      ['U+0000 in a text', '/v1/organisations?search=a%00b'],
      ['a cursor with a block beyond any', `/v1/receivables?cursor=${btoa(JSON.stringify(['9'.repeat(30), '1']))}`],
    ])('%s in a query, before the database chokes on it', async (_what, path) => {
      const [party] = demo.parties;
      if (!party) throw new Error('nobody can sign in');
      const response = await raw(path, { headers: { authorization: `Bearer ${await tokenOf(party)}` } });
      expect(response.status).toBe(422);
    });

    it('a deadline beyond what any clock can show', async () => {
      const answer = await post('/v1/acts/permit', JSON.stringify({ valueMinor: '1', deadline: '281474976710655' }));
      expect(answer).toMatchObject({ status: 422, errors: [{ field: 'deadline' }] });
    });

    it('a paper of one byte more than papers may have, told from its announced length', async () => {
      const headers = { 'content-type': 'application/xml', 'content-length': String(DEFAULT_XML_LIMITS.maxBytes + 1) };
      const upload = request(`${platform.baseUrl}/v1/documents`, { method: 'POST', headers });
      upload.on('error', () => undefined);
      upload.flushHeaders();
      const [response] = (await once(upload, 'response')) as [IncomingMessage];
      upload.destroy();
      expect(response.statusCode).toBe(413);
    });

    it('a paper of as many bytes as papers may have, for what it says and not for its size', async () => {
      const largest = ' '.repeat(DEFAULT_XML_LIMITS.maxBytes);
      expect(await post('/v1/documents', largest, 'application/xml')).toMatchObject({ status: 422 });
    });

    it.each([
      ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'paper-unreadable'],
      ['something that is no paper', '<hello/>', 'paper-unreadable'],
      ['no XML at all', 'hello', 'paper-unreadable'],
    ])('a document with %s', async (_what, xml, code) => {
      expect(await post('/v1/documents', xml, 'application/xml')).toMatchObject({ code, status: 422 });
    });

    it('a number in a path that is none, and an amount that is not in the fragment', async () => {
      const supplier = of('supplier');
      const path = { params: { path: { id: '12x' } } };
      expect(await problemOf(supplier.call(supplier.routes.GET('/v1/receivables/{id}', path)))).toMatchObject({
        code: 'request-invalid',
      });
      const body = { receivable: demo.receivable, from: '7', recipient: '1' };
      const transfer = supplier.call(supplier.routes.POST('/v1/acts/transfer', { body }));
      expect(await problemOf(transfer)).toMatchObject({ code: 'fragment-not-found', status: 404 });
    });
  });

  describe('keeps each party’s affairs to itself', () => {
    it('shows documents and verifications to the two parties of the trade, bytes and all, and to nobody else', async () => {
      const [supplier, core] = [of('supplier'), of('core')];
      const { items } = await supplier.call(supplier.routes.GET('/v1/documents'));
      const [document] = items;
      const { items: verifications } = await core.call(core.routes.GET('/v1/verifications', PASSED));
      const [verification] = verifications;
      if (!document || !verification) throw new Error('the demo left no document or verification');
      expect(verification).toMatchObject({ verdict: 'pass', attested: true });
      const path = { params: { path: { id: document.id } } };
      expect((await core.call(core.routes.GET('/v1/documents/{id}', path))).sha256).toBe(document.sha256);
      for (const stranger of [of('bank'), of('workshop'), await platform.operator()]) {
        expect(await problemOf(stranger.call(stranger.routes.GET('/v1/documents/{id}', path)))).toMatchObject({
          status: 404,
        });
        const other = { params: { path: { id: verification.id } } };
        expect(await problemOf(stranger.call(stranger.routes.GET('/v1/verifications/{id}', other)))).toMatchObject({
          status: 404,
        });
        expect((await stranger.call(stranger.routes.GET('/v1/documents'))).items).toEqual([]);
      }
    });

    it('draws a verified trade line by line for its two parties, and for nobody else', async () => {
      const core = of('core');
      const { items } = await core.call(core.routes.GET('/v1/verifications', PASSED));
      const path = { params: { path: { id: items[0]?.id ?? '' } } };
      const graph = await core.call(core.routes.GET('/v1/verifications/{id}/graph', path));
      const kinds = graph.nodes.map(({ kind, isAskedAbout }) => [kind, isAskedAbout]);
      expect(kinds).toEqual([
        ['order', false],
        ['despatch-advice', false],
        ['receipt-advice', false],
        ['invoice', true],
      ]);
      expect(graph.edges.filter(({ relation }) => relation === 'bills').map(({ quantity }) => quantity)).toEqual([
        '80',
        '400',
      ]);
      expect(graph.balances.map(({ received, billed, unbilled }) => [received, billed, unbilled])).toEqual([
        ['80', '80', '0'],
        ['400', '400', '0'],
      ]);
      for (const stranger of [of('bank'), of('workshop'), await platform.operator()]) {
        const asked = stranger.call(stranger.routes.GET('/v1/verifications/{id}/graph', path));
        expect(await problemOf(asked)).toMatchObject({ status: 404 });
      }
    });

    it('shows a record to who handed it in, byte for byte, and to nobody else, the other side of the trade included', async () => {
      const [supplier, core] = [of('supplier'), of('core')];
      const transaction = { type: 'po', bizTransaction: 'PO-EVENTS' };
      const event = {
        type: 'ObjectEvent',
        eventTime: '2026-08-20T08:00:00+08:00',
        eventTimeZoneOffset: '+08:00',
        action: 'OBSERVE',
        bizStep: 'shipping',
        bizTransactionList: [transaction],
      };
      const body = { type: 'EPCISDocument', epcisBody: { eventList: [event] } };
      const record = await supplier.call(supplier.routes.POST('/v1/records', { body }));
      expect(record).toMatchObject({ kind: 'event-record', references: ['PO-EVENTS'] });
      expect((await supplier.call(supplier.routes.POST('/v1/records', { body }))).id).toBe(record.id);
      const path = { params: { path: { id: record.id } } };
      const sent = await supplier.call(supplier.routes.GET('/v1/records/{id}/content', { ...path, parseAs: 'text' }));
      expect(sent).toBe(JSON.stringify(body));
      for (const other of [core, of('bank'), await platform.operator()]) {
        expect(await problemOf(other.call(other.routes.GET('/v1/records/{id}', path)))).toMatchObject({
          code: 'record-not-found',
          status: 404,
        });
        const { items } = await other.call(other.routes.GET('/v1/records'));
        expect(items.filter(({ references }) => references.includes('PO-EVENTS'))).toEqual([]);
      }
      const unread = supplier.call(supplier.routes.POST('/v1/records', { body: { type: 'Order' } }));
      expect(await problemOf(unread)).toMatchObject({ code: 'paper-unreadable', status: 422 });
    });

    it('shows a receivable’s whole past to its debtor, and to a holder only what concerns its own part', async () => {
      const path = { params: { path: { id: demo.receivable } } };
      const pastOf = async (part: string) => {
        const client = of(part);
        return (await client.call(client.routes.GET('/v1/receivables/{id}/history', path))).items;
      };
      const whole = await pastOf('core');
      const workshops = await pastOf('workshop');
      expect(workshops.length).toBeGreaterThan(0);
      expect(workshops.length).toBeLessThan(whole.length);
      expect(workshops.some(({ priceMinor }) => priceMinor !== undefined)).toBe(false);
      const outsider = of('verifier');
      expect(await problemOf(outsider.call(outsider.routes.GET('/v1/receivables/{id}', path)))).toMatchObject({
        status: 404,
      });
    });

    it('shows a programme to its bank and its core enterprise alone', async () => {
      const path = { params: { path: { programme: demo.programme } } };
      for (const part of ['bank', 'core']) {
        const client = of(part);
        const view = await client.call(client.routes.GET('/v1/programmes/{programme}', path));
        expect(view).toMatchObject({ limitMinor: '500000000', outstandingMinor: '0', open: true });
      }
      const outsider = of('supplier');
      expect(await problemOf(outsider.call(outsider.routes.GET('/v1/programmes/{programme}', path)))).toMatchObject({
        status: 404,
      });
    });
  });

  it('pages through a list without losing or repeating anything, and refuses a cursor that it did not give', async () => {
    const core = of('core');
    const whole = await core.call(core.routes.GET('/v1/acts', { params: { query: { limit: 200 } } }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? { limit: 2 } : { limit: 2, cursor };
      const page = await core.call(core.routes.GET('/v1/acts', { params: { query } }));
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(whole.items.length).toBeGreaterThan(4);
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    const made = core.call(core.routes.GET('/v1/acts', { params: { query: { cursor: 'bWFkZSB1cA' } } }));
    expect(await problemOf(made)).toMatchObject({ code: 'cursor-invalid', status: 422 });
  });

  it('narrows the list of acts by state, kind and what waits for the caller', async () => {
    const core = of('core');
    const list = async (query: NonNullable<paths['/v1/acts']['get']['parameters']['query']>) =>
      (await core.call(core.routes.GET('/v1/acts', { params: { query } }))).items;
    expect((await list({ kind: 'pay' })).map(({ kind }) => kind)).toEqual(['pay', 'pay', 'pay']);
    expect(await list({ state: 'offered' })).toEqual([]);
    expect(await list({ awaitingMe: true })).toEqual([]);
    const issued = await list({ state: 'recorded,expired', kind: 'issue' });
    expect(issued.length).toBeGreaterThan(0);
    expect(issued.filter(({ state, kind }) => state !== 'recorded' || kind !== 'issue')).toEqual([]);
  });

  it('holds an idempotency key to the request that it came with first', async () => {
    const supplier = of('supplier');
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const first = await supplier.call(
      supplier.routes.POST('/v1/acts/permit', { body: { valueMinor: '17', offer: false }, headers }),
    );
    const again = await supplier.call(
      supplier.routes.POST('/v1/acts/permit', { body: { valueMinor: '17', offer: false }, headers }),
    );
    expect(again).toEqual(first);
    const other = supplier.call(
      supplier.routes.POST('/v1/acts/permit', { body: { valueMinor: '18', offer: false }, headers }),
    );
    expect(await problemOf(other)).toMatchObject({ code: 'idempotency-key-reused', status: 422 });
  });

  it('makes the very same thing once when it is asked for many times at the same moment', async () => {
    const operator = await platform.operator();
    const account = `0x${'abcdef01'.repeat(5)}`;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        operator.call(operator.routes.POST('/v1/organisations', { body: { name: 'x', roles: ['supplier'], account } })),
      ),
    );
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refusals.length).toBe(7);
    for (const refusal of refusals) expect(refusal).toMatchObject({ status: 409 });
  });

  it('keeps a declared account in the ledger’s form, so that its owner can be enrolled however it was written', async () => {
    const operator = await platform.operator();
    const declare = (account: string) =>
      operator.call(operator.routes.POST('/v1/organisations', { body: { name: 'x', roles: ['supplier'], account } }));
    const { party } = await declare('0xde709f2102306220921060314715629080e2fb77');
    const body = { party, verifiedUntil: String(Math.floor(Date.now() / 1000) + 86_400) };
    expect((await operator.call(operator.routes.POST('/v1/acts/enrol', { body }))).state).toBe('offered');
    expect(await problemOf(declare('0xDE709F2102306220921060314715629080E2FB77'))).toMatchObject({
      code: 'account-taken',
    });
    const miswritten = declare('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD'.replace('5aA', '5AA'));
    expect(await problemOf(miswritten)).toMatchObject({ code: 'account-malformed', status: 422 });
  });

  it('describes every route that it has, with who may call it and how it refuses', async () => {
    const document = (await (await raw('/openapi.json')).json()) as {
      paths: Record<
        string,
        Record<string, { security?: unknown[]; responses: Record<string, unknown>; operationId: string }>
      >;
    };
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    );
    expect(operations.length).toBeGreaterThan(40);
    const open = operations.filter(({ security }) => security === undefined).map(({ path }) => path);
    const ofMachines = ['/v1/oauth/token', '/v1/oauth/revoke', '/.well-known/oauth-authorization-server'];
    // Gateways have no account: a one-time code, or their own signature, is what they come with.
    const ofGateways = ['/v1/gateway-enrolments', '/v1/gateway-enrolments/{id}/certificate'];
    const ofPeople = ['/v1/enrolment', '/v1/enrolment/options', '/v1/sign-in', '/v1/sign-in/options'];
    expect(new Set(open)).toEqual(
      new Set(['/health/live', '/health/ready', '/v1/network', ...ofMachines, ...ofGateways, ...ofPeople]),
    );
    for (const { responses, operationId } of operations)
      expect([operationId, Object.keys(responses)]).toEqual([operationId, expect.arrayContaining(['default'])]);
  });
});
