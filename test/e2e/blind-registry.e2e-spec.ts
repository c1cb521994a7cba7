import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiProblem, BlindRegistry, TallystickClient } from '@tallystick/api-client';
import { parseCalendarDate } from '@tallystick/kernel';
import { BlindKey, type BlindInvoice } from '@tallystick/registry';
import { Onboarding, type Participant } from '@tallystick/stories';
import { enterBanks, type RegistryBank } from '../support/banks.js';
import { Platform, type PlatformSecrets } from '../support/platform.js';
import { storyWorldOf } from '../support/story-world.js';

const START_TIMEOUT_MS = 300_000;
/** Small enough to be reached by one bank here, large enough for what the others do. */
const LIMITS = {
  BLIND_KEY_EVALUATIONS_PER_DAY: '70',
  REGISTRY_LOOKUPS_PER_DAY: '8',
  REGISTRY_REGISTRATIONS_PER_DAY: '12',
};

const invoice: BlindInvoice = {
  seller: 'uscc:91330201MA2AJB100N',
  buyer: 'uscc:91310115MA1K4HX00H',
  number: 'INV-2026-0815',
  currency: 'CNY',
  amountMinor: 118_650_000n,
  issueDate: parseCalendarDate('2026-08-25'),
};
const numbered = (number: string, changes: Partial<BlindInvoice> = {}): BlindInvoice => ({
  ...invoice,
  number,
  ...changes,
});

describe('the duplicate registry between banks', () => {
  let platform: Platform;
  let first: RegistryBank;
  let second: RegistryBank;
  let third: RegistryBank;
  let supplier: Participant;

  beforeAll(async () => {
    platform = await Platform.start({ environment: LIMITS });
    [first, second, third] = (await enterBanks(platform, ['江海银行', '北岭银行', '南湾银行'])) as [
      RegistryBank,
      RegistryBank,
      RegistryBank,
    ];
    const onboarding = new Onboarding(await storyWorldOf(platform));
    supplier = await onboarding.onboard({ name: '苏州恒达轴承', uscc: '91320505MA1X7LD00N', roles: ['supplier'] });
  }, START_TIMEOUT_MS);
  afterAll(() => platform?.dispose());

  const refusalOf = async (attempt: Promise<unknown>): Promise<ApiProblem> => {
    const outcome: unknown = await attempt.catch((error: unknown) => error);
    if (outcome instanceof ApiProblem) return outcome;
    throw new Error(`it was not refused: ${String(outcome)}`);
  };
  const registrationsOf = async ({ client }: Participant) =>
    (await client.call(client.routes.GET('/v1/duplicate-registry/registrations'))).items;

  it('tells the second bank that an invoice is financed, re-typed or not, and not by whom', async () => {
    expect(await second.registry.lookUp(invoice)).toEqual({ financed: false, byYou: false });
    const registration = await first.registry.register(invoice);
    expect(registration.releasedAt).toBeUndefined();
    expect(await second.registry.lookUp(invoice)).toEqual({ financed: true, byYou: false });
    expect(await second.registry.lookUp(numbered(' 00ｉｎｖ-2026-0815'))).toEqual({ financed: true, byYou: false });
    expect(await first.registry.lookUp(invoice)).toEqual({ financed: true, byYou: true });
    const refusal = await refusalOf(second.registry.register({ ...invoice, amountMinor: 1n }));
    expect(refusal).toMatchObject({ status: 409, code: 'already-financed' });
    for (const mark of [first.name, registration.id, first.uscc]) {
      expect(JSON.stringify(refusal.problem)).not.toContain(mark);
    }
    expect(await registrationsOf(second)).toEqual([]);
  });

  it('answers a repetition with what is there, and lets no other bank see or release it', async () => {
    const again = await first.registry.register(invoice);
    expect(await registrationsOf(first)).toEqual([again]);
    expect(await refusalOf(second.registry.release(again.id))).toMatchObject({
      status: 404,
      code: 'registration-not-found',
    });
    const get = (client: Participant['client']) =>
      client.call(
        client.routes.GET('/v1/duplicate-registry/registrations/{id}', { params: { path: { id: again.id } } }),
      );
    expect(await get(first.client)).toEqual(again);
    expect(await refusalOf(get(second.client))).toMatchObject({ status: 404, code: 'registration-not-found' });
  });

  it('frees an invoice when its financing is called off, and keeps it when a payment broke off', async () => {
    const cancelled = numbered('INV-CANCELLED', { amountMinor: 5_000n });
    let seen: unknown;
    const released = await first.registry.finance(cancelled, async () => {
      seen = await second.registry.lookUp(cancelled);
      return 'cancelled';
    });
    expect(seen).toEqual({ financed: true, byYou: false });
    expect(released.releasedAt).toBeDefined();
    expect(await second.registry.lookUp(cancelled)).toEqual({ financed: false, byYou: false });
    expect((await second.registry.finance(cancelled, async () => 'disbursed')).releasedAt).toBeUndefined();

    const broken = numbered('INV-BROKEN', { amountMinor: 7_000n });
    const attempt = first.registry.finance(broken, () =>
      Promise.reject(new Error('no answer from the payment system')),
    );
    await expect(attempt).rejects.toThrow('no answer');
    expect(await refusalOf(second.registry.register(broken))).toMatchObject({ code: 'already-financed' });
  });

  it('shows near figures under another number to both banks, and to no third', async () => {
    const like = { amountMinor: 118_200_000n, issueDate: parseCalendarDate('2026-08-28') };
    const near = await second.registry.register(numbered('A-1', like));
    const [own] = (await registrationsOf(first)).filter(({ releasedAt }) => !releasedAt).slice(-1);
    const since = expect.any(String);
    expect(await second.registry.nearMatches()).toEqual([
      { registration: near.id, bank: { party: first.party, name: first.name }, since },
    ]);
    expect(await first.registry.nearMatches()).toEqual([
      { registration: own!.id, bank: { party: second.party, name: second.name }, since },
    ]);
    await third.registry.register(numbered('A-2', { ...like, currency: 'USD' }));
    expect(await third.registry.nearMatches()).toEqual([]);
    await second.registry.release(near.id);
    expect(await first.registry.nearMatches()).toEqual([]);
  });

  it('is for banks alone', async () => {
    const { publicKey } = BlindKey.fromSeed(Buffer.from((await platform.secrets()).blindKey.seed, 'hex'));
    const curious = new BlindRegistry(supplier.client, publicKey);
    const { routes } = supplier.client;
    const attempts = [
      curious.lookUp(invoice),
      curious.register(invoice),
      curious.nearMatches(),
      curious.release(crypto.randomUUID()),
      supplier.client.call(routes.GET('/v1/duplicate-registry/registrations')),
      supplier.client.call(routes.GET('/v1/duplicate-registry/key')),
    ];
    for (const attempt of attempts)
      expect(await refusalOf(attempt)).toMatchObject({ status: 403, code: 'banks-alone' });
    const operator = await platform.operator();
    expect(await refusalOf(new BlindRegistry(operator, publicKey).lookUp(invoice))).toMatchObject({ status: 403 });
  });

  it('is held to the key that the bank pinned', async () => {
    const { client } = second;
    const key = await client.call(client.routes.GET('/v1/duplicate-registry/key'));
    const { publicKey } = BlindKey.fromSeed(Buffer.from((await platform.secrets()).blindKey.seed, 'hex'));
    expect(key).toEqual({ publicKey, keyId: publicKey.slice(0, 16) });
    const another = BlindKey.fromSeed(crypto.getRandomValues(new Uint8Array(32)));
    await expect(new BlindRegistry(client, another.publicKey).lookUp(invoice)).rejects.toMatchObject({
      code: 'key-not-pinned',
    });
    const made = { keyId: another.keyId, tag: 'ab'.repeat(64) };
    expect(
      await refusalOf(client.call(client.routes.POST('/v1/duplicate-registry/lookups', { body: made }))),
    ).toMatchObject({ status: 409, code: 'key-superseded' });
  });

  it('gets no tag out of a bank when the server alters an evaluation', async () => {
    const { blindKey } = await platform.secrets();
    const { publicKey } = BlindKey.fromSeed(Buffer.from(blindKey.seed, 'hex'));
    const another = BlindKey.fromSeed(crypto.getRandomValues(new Uint8Array(32)));
    const asked: string[] = [];
    // Evaluates with a key of its own and says that it was the pinned one: so it would know the bank's invoices from others'.
    const altering: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      asked.push(new URL(request.url).pathname);
      if (!request.url.endsWith('/evaluations')) return fetch(request);
      const { blinded } = (await request.json()) as { blinded: string[] };
      return Response.json({ ...another.evaluate(blinded), publicKey, keyId: publicKey.slice(0, 16) });
    };
    const { baseUrl } = platform;
    const client = new TallystickClient({ baseUrl, credentials: second.credentials, fetch: altering });
    const deceived = new BlindRegistry(client, publicKey);
    for (const attempt of [deceived.lookUp(invoice), deceived.register(invoice)]) {
      await expect(attempt).rejects.toMatchObject({ code: 'evaluation-not-proved' });
    }
    expect(asked).toContain('/v1/duplicate-registry/evaluations');
    expect(asked.filter((path) => /lookups|registrations/.test(path))).toEqual([]);
  });

  it('refuses what is no element and no tag by name', async () => {
    const { client } = second;
    const evaluate = (blinded: string[]) =>
      client.call(client.routes.POST('/v1/duplicate-registry/evaluations', { body: { blinded } }));
    expect(await refusalOf(evaluate(['00'.repeat(32)]))).toMatchObject({ status: 422, code: 'point-not-in-group' });
    expect(await refusalOf(evaluate(['INV-2026-0815']))).toMatchObject({ status: 422, code: 'request-invalid' });
    const body = { keyId: 'ab'.repeat(8), exact: 'ab'.repeat(64), near: ['ab'.repeat(64)] };
    expect(
      await refusalOf(client.call(client.routes.POST('/v1/duplicate-registry/registrations', { body }))),
    ).toMatchObject({ status: 422, code: 'request-invalid' });
  });

  it('lets a bank try no more invoices than its limits, in lookups, registrations and evaluations', async () => {
    const guesses = async (attempt: (index: number) => Promise<unknown>) => {
      for (let index = 0; ; index += 1) {
        const refusal: unknown = await attempt(index).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (refusal instanceof ApiProblem && refusal.status === 429) return { index, details: refusal.problem.details };
        if (refusal !== undefined) throw refusal as Error;
      }
    };
    expect(await guesses((index) => third.registry.lookUp(numbered(`GUESS-${index}`)))).toMatchObject({
      index: 8,
      details: { unit: 'lookups', limit: 8, per: 'day' },
    });
    // One evaluation for each lookup, the refused one too; five for each registration.
    expect(await guesses((index) => third.registry.register(numbered(`GUESS-${index}`)))).toMatchObject({
      details: { unit: expect.stringMatching(/^(registrations|evaluations)$/), per: 'day' },
    });
    const { client } = third;
    const { blinded } = { blinded: ['e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76'] };
    expect(
      await guesses(() => client.call(client.routes.POST('/v1/duplicate-registry/evaluations', { body: { blinded } }))),
    ).toMatchObject({ details: { unit: 'evaluations', limit: 70, per: 'day' } });
    // The other banks are not kept from theirs.
    expect(await first.registry.lookUp(invoice)).toMatchObject({ financed: true });
  });

  it('forgets neither limits nor registrations when the platform is started again', async () => {
    const { dataDir, port } = platform;
    await platform.stop();
    const restarted = await Platform.start({ dataDir, port, environment: LIMITS });
    try {
      expect(await first.registry.lookUp(invoice)).toEqual({ financed: true, byYou: true });
      expect(await refusalOf(third.registry.lookUp(invoice))).toMatchObject({ status: 429 });
    } finally {
      await restarted.dispose();
    }
  });

  it('answers nothing, rather than that nothing is financed, once its key was lost', async () => {
    const { dataDir, port } = platform;
    const file = join(dataDir, 'secrets.json');
    const { blindKey: lost, ...others } = JSON.parse(await readFile(file, 'utf8')) as PlatformSecrets;
    await writeFile(file, JSON.stringify(others));
    const restarted = await Platform.start({ dataDir, port, environment: LIMITS });
    try {
      const { blindKey } = await restarted.secrets();
      expect(blindKey.seed).not.toBe(lost.seed);
      await expect(second.registry.lookUp(invoice)).rejects.toMatchObject({ code: 'key-not-pinned' });
      const { publicKey } = BlindKey.fromSeed(Buffer.from(blindKey.seed, 'hex'));
      const trusting = new BlindRegistry(second.client, publicKey);
      const refusals = [await refusalOf(trusting.lookUp(invoice)), await refusalOf(trusting.register(invoice))];
      for (const refusal of refusals) expect(refusal).toMatchObject({ status: 503, code: 'registry-key-changed' });
    } finally {
      await restarted.dispose();
    }
  });
});
