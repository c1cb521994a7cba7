import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SiteKey, siteKeyDigest } from '@tallystick/act-types';
import { ApiProblem } from '@tallystick/api-client';
import { createAuthority } from '@tallystick/platform/certificates';
import { Onboarding, type Participant } from '@tallystick/stories';
import {
  type Enrolment,
  fingerprintOf,
  formatEnrolmentCode,
  openEnrolment,
  parseEnrolmentCode,
  signEnrolment,
} from '@tallystick/telemetry';
import { GatewayApplicant, newCertificateRequest, newOperatorKey } from '../support/gateway-applicant.js';
import { MovingPlatform } from '../support/moving-platform.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const bytes = (text: string) => Buffer.from(text, 'base64url');
const MINUTE_MS = 60_000;

describe('a site and its gateways, through the doors', () => {
  let folder: TemporaryFolder;
  let platform: MovingPlatform;
  let warehouse: Participant;
  let bank: Participant;
  let stranger: Participant;
  let site: string;
  const operator = newOperatorKey();
  const log = newOperatorKey().verifying;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const [authorityCertificateFile, authorityKeyFile] = ['ca.pem', 'ca-key.pem'].map((name) =>
      join(folder.path, name),
    );
    const files = await createAuthority({ commonName: 'Gateways', lifetimeDays: 3_650, nowMs: Date.now() });
    await writeFile(authorityCertificateFile ?? '', files.certificatePem);
    await writeFile(authorityKeyFile ?? '', files.privateKeyPem);
    const receiptKey = `EdDSA:${base64url(log.publicKey)}`;
    const entrance = { authorityCertificateFile, authorityKeyFile, brokers: 'mqtts://broker.example:8883', receiptKey };
    platform = await MovingPlatform.start({ entrance: { ...entrance, attemptsPerMinute: 1_000, wrongAttemptsMax: 3 } });
    const onboarding = new Onboarding(platform.world);
    warehouse = await onboarding.onboard({
      name: '临港仓储',
      uscc: '91330100799655058B',
      roles: ['warehouse-operator'],
    });
    bank = await onboarding.onboard({ name: '出借银行', uscc: '91100000100003962T', roles: ['bank'] });
    stranger = await onboarding.onboard({ name: '路人', uscc: '9144030071526726XG', roles: ['supplier'] });
    site = (await announce('Lingang 3')).site;
  }, 300_000);
  afterAll(async () => {
    await platform.stop();
    await folder.remove();
  }, 60_000);

  const announce = (name: string, who = warehouse) =>
    who.client.call(who.client.routes.POST('/v1/sites', { body: { name } }));
  const at = (of = site) => ({ params: { path: { site: of } } });
  const nowSeconds = () => Math.floor(platform.world.nowMs() / 1000);

  const statement = (changes: Partial<SiteKey> = {}): SiteKey => ({
    ...{ site, party: warehouse.party, partyEpoch: '1', algorithm: 'EdDSA' },
    ...{ publicKey: `0x${Buffer.from(operator.verifying.publicKey).toString('hex')}` },
    ...{ validFrom: '1700000000', validUntil: '0', ...changes },
  });

  /** @param signer whose account signs, by default the operator's */
  async function state(changes: Partial<SiteKey> = {}, { signer = warehouse.signer, of = site, who = warehouse } = {}) {
    const stated = statement(changes);
    const signature = await signer.signDigest(siteKeyDigest(stated, await who.client.network()));
    const body = { statement: { ...stated, algorithm: stated.algorithm as 'EdDSA' }, signature };
    return who.client.call(who.client.routes.PUT('/v1/sites/{site}/key', { ...at(of), body }));
  }

  async function codeOf(promise: Promise<unknown>): Promise<string> {
    try {
      await promise;
      return 'accepted';
    } catch (error) {
      if (error instanceof ApiProblem) return error.code;
      throw error;
    }
  }

  const addGateway = (name: string, dialect: 'signed' | 'senml' = 'signed') =>
    warehouse.client.call(
      warehouse.client.routes.POST('/v1/sites/{site}/gateways', { ...at(), body: { name, dialect } }),
    );
  const gatewayNamed = (name: string, who = warehouse) =>
    who.client.call(who.client.routes.GET('/v1/sites/{site}/gateways/{name}', { params: { path: { site, name } } }));
  const makeCode = async (gateway: string, validMinutes = 60) =>
    (
      await warehouse.client.call(
        warehouse.client.routes.POST('/v1/sites/{site}/enrolment-codes', { ...at(), body: { gateway, validMinutes } }),
      )
    ).code;

  /** As a gateway does, which has no account. */
  async function knock<T>(method: string, path: string, { body, secret }: { body?: unknown; secret?: string } = {}) {
    const response = await fetch(`${platform.world.baseUrl}/v1/gateway-enrolments${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(secret && { authorization: `Bearer ${secret}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T & { code?: string } };
  }
  const request = (body: unknown) => knock<{ id: string; pollSecret: string }>('POST', '', { body });
  const poll = (id: string, secret: string) => knock<Standing>('GET', `/${id}`, { secret });

  async function approve(id: string, enrolment: Uint8Array, who = warehouse) {
    const call = { params: { path: { site, id } }, body: { enrolment: base64url(enrolment) } };
    return who.client.call(who.client.routes.POST('/v1/sites/{site}/enrolments/{id}/approval', call));
  }
  const enrolmentOf = (gateway: string, applicant: GatewayApplicant, changes: Partial<Enrolment> = {}) =>
    signEnrolment(
      {
        ...{ site, gateway, key: applicant.verifying, receiptKey: log },
        ...{ notBeforeMs: platform.world.nowMs() - MINUTE_MS, ...changes },
      },
      operator.signer,
    );

  async function letIn(gateway: string) {
    const applicant = GatewayApplicant.new();
    const { body } = await request(await applicant.ask(await makeCode(gateway)));
    const enrolment = await enrolmentOf(gateway, applicant);
    await approve(body.id, enrolment);
    return { applicant, enrolment, ...body };
  }

  describe('whose key it is', () => {
    it('must be stated before anything comes in', async () => {
      const shown = await warehouse.client.call(warehouse.client.routes.GET('/v1/sites/{site}', at()));
      expect(shown).toMatchObject({ name: 'Lingang 3', operator: warehouse.party, state: 'announced', keys: [] });
      const receiptKey = { algorithm: 'EdDSA', publicKey: base64url(log.publicKey), fingerprint: fingerprintOf(log) };
      expect(shown.receiptKey).toEqual(receiptKey);
      await addGateway('early');
      expect(await codeOf(makeCode('early'))).toBe('site-key-missing');
    });

    it.each<[string, Partial<SiteKey>, string]>([
      ['another site', { site: 'site-999' }, 'site-key-differs'],
      ['another party', { party: '4000' }, 'site-key-differs'],
      ['another epoch', { partyEpoch: '2' }, 'site-key-differs'],
      ['an end before its beginning', { validUntil: '1600000000' }, 'site-key-differs'],
      ['a key of small order', { publicKey: `0x${'00'.repeat(32)}` }, 'public-key-unsound'],
      ['a key of another algorithm', { algorithm: 'ES256' }, 'public-key-unsound'],
    ])('is not taken of %s', async (_, changes, code) => {
      expect(await codeOf(state(changes))).toBe(code);
    });

    it('is not taken on another account’s signature, nor by whoever does not run the site', async () => {
      expect(await codeOf(state({}, { signer: bank.signer }))).toBe('site-key-signature-invalid');
      expect(await codeOf(state({}, { who: stranger }))).toBe('site-not-found');
    });

    it('is taken on the operator’s own, and shown with all that an outsider needs to check it', async () => {
      const { state: now, operatorKey } = await state();
      expect(now).toBe('open');
      const network = await bank.client.network();
      expect(operatorKey).toMatchObject({
        algorithm: 'EdDSA',
        publicKey: base64url(operator.verifying.publicKey),
        fingerprint: fingerprintOf(operator.verifying),
        account: warehouse.signer.account,
        digest: siteKeyDigest(operatorKey?.statement as SiteKey, network),
      });
      expect((await state()).keys).toHaveLength(1);
    });
  });

  describe('who sees it', () => {
    it('is nobody but its operator before others are let see it', async () => {
      for (const { client } of [bank, stranger]) {
        expect(await codeOf(client.call(client.routes.GET('/v1/sites/{site}', at())))).toBe('site-not-found');
        expect((await client.call(client.routes.GET('/v1/sites'))).items).toEqual([]);
      }
    });

    it('are those whom its operator lets, and no longer than it does', async () => {
      const reader = { params: { path: { site, party: bank.party } } };
      const path = '/v1/sites/{site}/readers/{party}';
      await warehouse.client.call(warehouse.client.routes.PUT(path, reader));
      await warehouse.client.call(warehouse.client.routes.PUT(path, reader));
      const readers = await warehouse.client.call(warehouse.client.routes.GET('/v1/sites/{site}/readers', at()));
      expect(readers.items.map(({ party }) => party)).toEqual([bank.party]);
      const { items } = await bank.client.call(bank.client.routes.GET('/v1/sites'));
      expect(items.map((one) => one.site)).toEqual([site]);
      expect(items[0]).toMatchObject({ criticalAlarms: 0, warnAlarms: 0, unacknowledgedAlarms: 0 });
      await warehouse.client.call(warehouse.client.routes.DELETE(path, reader));
      expect(await codeOf(gatewayNamed('early', bank))).toBe('site-not-found');
      await warehouse.client.call(warehouse.client.routes.PUT(path, reader));
      expect((await gatewayNamed('early', bank)).name).toBe('early');
    });

    it('may change nothing there', async () => {
      const { client } = bank;
      const refused = [
        () =>
          client.call(
            client.routes.PUT('/v1/sites/{site}/readers/{party}', {
              params: { path: { site, party: stranger.party } },
            }),
          ),
        () =>
          client.call(
            client.routes.POST('/v1/sites/{site}/gateways', { ...at(), body: { name: 'x', dialect: 'signed' } }),
          ),
        () =>
          client.call(
            client.routes.POST('/v1/sites/{site}/enrolment-codes', {
              ...at(),
              body: { gateway: 'early', validMinutes: 5 },
            }),
          ),
        () => client.call(client.routes.GET('/v1/sites/{site}/enrolments', at())),
        () => client.call(client.routes.GET('/v1/sites/{site}/readers', at())),
        () => state({}, { who: bank }),
      ];
      for (const attempt of refused) expect(await codeOf(attempt())).toBe('site-operator-only');
    });

    it('of a stranger finds nothing at any door', async () => {
      const { client } = stranger;
      const id = '01890000-0000-7000-8000-000000000000';
      const named = { params: { path: { site, name: 'early' } } };
      const period = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
      const doors: (() => Promise<unknown>)[] = [
        () => client.call(client.routes.GET('/v1/sites/{site}/gateways', at())),
        () =>
          client.call(
            client.routes.PUT('/v1/sites/{site}/gateways/{name}/settings', { ...named, body: { settings: {} } }),
          ),
        () => client.call(client.routes.GET('/v1/sites/{site}/series', at())),
        () => client.call(client.routes.GET('/v1/sites/{site}/readings/latest', at())),
        () =>
          client.call(
            client.routes.GET('/v1/sites/{site}/series/{id}/readings', {
              params: { path: { site, id: 1 }, query: period },
            }),
          ),
        () => client.call(client.routes.GET('/v1/sites/{site}/quarantine', at())),
        () =>
          client.call(
            client.routes.POST('/v1/sites/{site}/enrolments/{id}/refusal', {
              params: { path: { site, id } },
              body: { reason: 'no' },
            }),
          ),
      ];
      for (const door of doors) expect(await codeOf(door())).toBe('site-not-found');
    });
  });

  describe('a gateway’s settings', () => {
    it('are held to what gateways accept', async () => {
      const call = (settings: Record<string, unknown>) =>
        warehouse.client.call(
          warehouse.client.routes.PUT('/v1/sites/{site}/gateways/{name}/settings', {
            params: { path: { site, name: 'early' } },
            body: { settings },
          }),
        );
      expect((await call({ batchMs: 500 })).settings).toEqual({ batchMs: 500 });
      expect(await codeOf(call({ batchMs: 5 }))).toBe('gateway-settings-unsound');
      expect((await gatewayNamed('early')).settings).toEqual({ batchMs: 500 });
    });

    it('are set by nobody who has not seen what is set now, where that is asked', async () => {
      const path = { site, name: 'early' };
      const { routes, call } = warehouse.client;
      const read = async () =>
        (await routes.GET('/v1/sites/{site}/gateways/{name}', { params: { path } })).response.headers.get('etag') ?? '';
      const set = (batchMs: number, tag: string) => {
        const params = { path, header: { 'if-match': tag } };
        return codeOf(
          call.call(
            warehouse.client,
            routes.PUT('/v1/sites/{site}/gateways/{name}/settings', { params, body: { settings: { batchMs } } }),
          ),
        );
      };
      const tag = await read();
      const told = await Promise.all([600, 700, 800].map((batchMs) => set(batchMs, tag)));
      expect(told.toSorted()).toEqual(['accepted', 'changed-meanwhile', 'changed-meanwhile']);
      expect((await gatewayNamed('early')).settings).toEqual({ batchMs: [600, 700, 800][told.indexOf('accepted')] });
      expect(await set(900, tag)).toBe('changed-meanwhile');
      expect(await set(900, await read())).toBe('accepted');
    });
  });

  describe('a gateway comes in', () => {
    it('by a code, and its operator’s signed word', async () => {
      await addGateway('gateway-1');
      const code = await makeCode('gateway-1');
      expect(parseEnrolmentCode(code).operatorFingerprint).toBe(fingerprintOf(operator.verifying));
      const applicant = GatewayApplicant.new();
      const asked = await applicant.ask(code);
      const { status, body } = await request(asked);
      expect(status).toBe(201);
      expect((await request(asked)).body).toEqual(body);
      expect((await poll(body.id, body.pollSecret)).body).toEqual({ state: 'pending' });
      const query = { params: { path: { site }, query: { state: 'pending' as const } } };
      const { items } = await warehouse.client.call(warehouse.client.routes.GET('/v1/sites/{site}/enrolments', query));
      expect(items).toMatchObject([
        { id: body.id, gateway: 'gateway-1', fingerprint: fingerprintOf(applicant.verifying) },
      ]);

      const enrolment = await enrolmentOf('gateway-1', applicant);
      await approve(body.id, enrolment);
      await approve(body.id, enrolment);
      const { approved } = (await poll(body.id, body.pollSecret)).body;
      expect(approved).toMatchObject({ enrolment: base64url(enrolment), brokers: ['mqtts://broker.example:8883'] });
      expect(openEnrolment(bytes(approved?.enrolment ?? ''), site, () => operator.verifying).gateway).toBe('gateway-1');
      const [own = '', authority = ''] = approved?.certificate.certificateChain ?? [];
      const certificate = new X509Certificate(own);
      expect(certificate.subjectAltName).toBe(`URI:urn:tallystick:${site}:gateway-1`);
      expect(certificate.subject).toBe(`CN=${site}/gateway-1`);
      expect(certificate.verify(new X509Certificate(authority).publicKey)).toBe(true);
      expect((await gatewayNamed('gateway-1', bank)).keys).toMatchObject([{ enrolment: base64url(enrolment) }]);
    });

    it('not by a code that is wrong, over, or was used by another key', async () => {
      await addGateway('gateway-2');
      const applicant = GatewayApplicant.new();
      const code = await makeCode('gateway-2', 10);
      const other = formatEnrolmentCode({ ...parseEnrolmentCode(code), secret: 'A'.repeat(22) });
      expect((await request(await applicant.ask(other))).body.code).toBe('enrolment-code-refused');
      const elsewhere = formatEnrolmentCode({ ...parseEnrolmentCode(code), site: 'site-999' });
      expect((await request(await applicant.ask(elsewhere))).body.code).toBe('enrolment-code-refused');
      expect((await request(await applicant.ask(code))).status).toBe(201);
      const thief = GatewayApplicant.new();
      expect((await request(await thief.ask(code))).body.code).toBe('enrolment-code-refused');
      const lost = await makeCode('gateway-2', 10);
      const late = await makeCode('gateway-2', 10);
      expect((await request(await applicant.ask(lost))).body.code).toBe('enrolment-code-refused');
      await platform.world.passUntil(new Date(platform.world.nowMs() + 10 * MINUTE_MS));
      expect((await request(await applicant.ask(late))).body).toMatchObject({ code: 'enrolment-code-refused' });
    });

    it('not by guessing: after some wrong codes the right one is closed too', async () => {
      await addGateway('gateway-3');
      const applicant = GatewayApplicant.new();
      const code = await makeCode('gateway-3');
      for (const letter of ['A', 'B', 'C']) {
        const guess = formatEnrolmentCode({ ...parseEnrolmentCode(code), secret: letter.repeat(22) });
        expect((await request(await applicant.ask(guess))).status).toBe(403);
      }
      expect((await request(await applicant.ask(code))).body.code).toBe('enrolment-code-refused');
      expect((await request(await applicant.ask(await makeCode('gateway-3')))).status).toBe(201);
    });

    it('not without holding the key it shows, nor with another’s request', async () => {
      await addGateway('gateway-4');
      const code = await makeCode('gateway-4');
      const applicant = GatewayApplicant.new();
      const signedByOther = await applicant.ask(code, GatewayApplicant.new().signer);
      expect((await request(signedByOther)).body.code).toBe('enrolment-proof-refused');
      const sound = await applicant.ask(code);
      const swapped = { ...sound, certificateRequest: base64url(await newCertificateRequest()) };
      expect((await request(swapped)).body.code).toBe('enrolment-proof-refused');
      const garbage = { ...sound, certificateRequest: base64url(Buffer.from('nothing')) };
      expect((await request(garbage)).body.code).toBe('enrolment-proof-refused');
      expect((await request({ ...sound, proof: 'AAAA' })).body.code).toBe('enrolment-proof-refused');
      expect((await request({ ...sound, code: 'x'.repeat(50) })).body.code).toBe('enrolment-code-malformed');
      expect((await request(sound)).status).toBe(201);
    });

    it('not by an enrolment of another key, gateway, site, log or signer', async () => {
      await addGateway('gateway-5');
      const applicant = GatewayApplicant.new();
      const { body } = await request(await applicant.ask(await makeCode('gateway-5')));
      const key = applicant.verifying;
      const notBeforeMs = platform.world.nowMs();
      const wrong = [
        await enrolmentOf('gateway-5', GatewayApplicant.new()),
        await enrolmentOf('gateway-1', applicant),
        await enrolmentOf('gateway-5', applicant, { site: 'site-999' }),
        await enrolmentOf('gateway-5', applicant, { notBeforeMs: 1, notAfterMs: 2 }),
        await signEnrolment({ site, gateway: 'gateway-5', key, receiptKey: log, notBeforeMs }, newOperatorKey().signer),
        await enrolmentOf('gateway-5', applicant, { receiptKey: newOperatorKey().verifying }),
        Buffer.from('nothing'),
      ];
      for (const enrolment of wrong) expect(await codeOf(approve(body.id, enrolment))).toBe('enrolment-differs');
      expect((await poll(body.id, body.pollSecret)).body.state).toBe('pending');
      expect(await codeOf(approve(body.id, wrong[0] ?? bytes(''), bank))).toBe('site-operator-only');
    });

    it('unless it is refused, and then hears why and stays out', async () => {
      await addGateway('gateway-6');
      const applicant = GatewayApplicant.new();
      const { body } = await request(await applicant.ask(await makeCode('gateway-6')));
      const call = {
        params: { path: { site, id: body.id } },
        body: { reason: 'another fingerprint is shown at the gateway' },
      };
      await warehouse.client.call(warehouse.client.routes.POST('/v1/sites/{site}/enrolments/{id}/refusal', call));
      const standing = (await poll(body.id, body.pollSecret)).body;
      expect(standing).toEqual({ state: 'refused', reason: call.body.reason });
      expect(await codeOf(approve(body.id, await enrolmentOf('gateway-6', applicant)))).toBe('enrolment-decided');
    });

    it('and nobody else hears what became of it', async () => {
      await addGateway('gateway-7');
      const { id, pollSecret } = await letIn('gateway-7');
      const wrong = `${pollSecret.slice(0, -1)}${pollSecret.endsWith('A') ? 'E' : 'A'}`;
      expect(await poll(id, wrong)).toMatchObject({ status: 404, body: { code: 'enrolment-not-found' } });
      expect((await knock('GET', `/${id}`)).status).toBe(404);
      expect((await poll('01890000-0000-7000-8000-000000000000', pollSecret)).status).toBe(404);
    });
  });

  describe('a gateway that was let in', () => {
    it('gets its next certificate by its signing key, and the same for the same request', async () => {
      await addGateway('gateway-8');
      const { applicant, id } = await letIn('gateway-8');
      const asked = await applicant.certificate(site, 'gateway-8');
      const first = await knock<{ certificateChain: string[] }>('POST', `/${id}/certificate`, { body: asked });
      const again = await knock<{ certificateChain: string[] }>('POST', `/${id}/certificate`, { body: asked });
      expect(first.status).toBe(200);
      expect(again.body).toEqual(first.body);
      const stranger = await GatewayApplicant.new().certificate(site, 'gateway-8');
      const refused = await knock('POST', `/${id}/certificate`, { body: stranger });
      expect(refused.body.code).toBe('enrolment-not-found');
    });

    it('is taken back by the operator’s signature alone, and then gets no certificate', async () => {
      await addGateway('gateway-9');
      const { applicant, id } = await letIn('gateway-9');
      const [key] = (await gatewayNamed('gateway-9')).keys;
      const notBeforeMs = Date.parse(key?.notBefore ?? '');
      const takeBack = async (enrolment: Uint8Array, who = warehouse) => {
        const path = { site, name: 'gateway-9', id: key?.id ?? '' };
        const call = { params: { path }, body: { enrolment: base64url(enrolment) } };
        return who.client.call(who.client.routes.POST('/v1/sites/{site}/gateways/{name}/keys/{id}/take-back', call));
      };
      const now = platform.world.nowMs();
      const ended = (changes: Partial<Enrolment>) => enrolmentOf('gateway-9', applicant, { notBeforeMs, ...changes });
      expect(await codeOf(takeBack(await ended({ notAfterMs: now }), bank))).toBe('site-operator-only');
      expect(await codeOf(takeBack(await ended({})))).toBe('accepted');
      expect(await codeOf(takeBack(await ended({ notBeforeMs: 5, notAfterMs: now })))).toBe('enrolment-differs');
      const forged = await signEnrolment(
        { site, gateway: 'gateway-9', key: applicant.verifying, receiptKey: log, notBeforeMs, notAfterMs: now },
        newOperatorKey().signer,
      );
      expect(await codeOf(takeBack(forged))).toBe('enrolment-differs');
      const { keys } = await takeBack(await ended({ notAfterMs: now }));
      expect(keys[0]?.endsAt).toBe(new Date(now).toISOString());
      expect(await codeOf(takeBack(await ended({ notAfterMs: now + MINUTE_MS })))).toBe('gateway-key-ended');
      const renewal = await applicant.certificate(site, 'gateway-9');
      expect((await knock('POST', `/${id}/certificate`, { body: renewal })).body.code).toBe('gateway-key-ended');
    });

    it('that signs nothing has its certificate handed to it by its operator', async () => {
      await addGateway('vendor', 'senml');
      const certify = async (name: string) =>
        warehouse.client.call(
          warehouse.client.routes.POST('/v1/sites/{site}/gateways/{name}/certificates', {
            params: { path: { site, name } },
            body: { certificateRequest: base64url(await newCertificateRequest()) },
          }),
        );
      const { certificateChain } = await certify('vendor');
      expect(new X509Certificate(certificateChain[0] ?? '').subject).toBe(`CN=${site}/vendor`);
      const [certificate] = (await gatewayNamed('vendor')).certificates;
      const path = { site, name: 'vendor', serial: certificate?.serial ?? '' };
      const revoke = '/v1/sites/{site}/gateways/{name}/certificates/{serial}';
      await warehouse.client.call(warehouse.client.routes.DELETE(revoke, { params: { path } }));
      expect((await gatewayNamed('vendor')).certificates[0]?.takenBackAt).toBeDefined();
      expect(await codeOf(certify('gateway-1'))).toBe('gateway-signs-for-itself');
    });
  });

  describe('the operator’s key', () => {
    it('is ended by a statement, which ends what it vouched for and is not undone by the one before', async () => {
      await addGateway('gateway-10');
      await letIn('gateway-10');
      const validUntil = String(nowSeconds());
      const { state: now, operatorKey, keys } = await state({ validUntil });
      expect({ now, operatorKey, statements: keys.length }).toEqual({
        now: 'announced',
        operatorKey: undefined,
        statements: 2,
      });
      const [key] = (await gatewayNamed('gateway-10')).keys;
      expect(key?.endsAt).toBe(new Date(Number(validUntil) * 1000).toISOString());
      expect(await codeOf(state({ validUntil: String(nowSeconds() + 600) }))).toBe('site-key-ended');
      expect((await state({})).state).toBe('announced');
      expect(await codeOf(makeCode('gateway-10'))).toBe('site-key-missing');
    });

    it('is followed by another, under which gateways come in again', async () => {
      const next = newOperatorKey();
      const publicKey = `0x${Buffer.from(next.verifying.publicKey).toString('hex')}`;
      const { operatorKey } = await state({ publicKey, validFrom: String(nowSeconds()) });
      expect(operatorKey?.fingerprint).toBe(fingerprintOf(next.verifying));
      expect(parseEnrolmentCode(await makeCode('gateway-10')).operatorFingerprint).toBe(fingerprintOf(next.verifying));
    });
  });
});

interface Standing {
  readonly state: string;
  readonly reason?: string;
  readonly approved?: {
    readonly enrolment: string;
    readonly brokers: readonly string[];
    readonly certificate: { readonly certificateChain: readonly string[] };
  };
}
