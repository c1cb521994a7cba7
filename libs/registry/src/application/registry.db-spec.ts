import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PartyDirectory } from '@tallystick/acts';
import { PapersActivity, type Principal } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { BlindRegistration } from '../infra/blind-registration.entity.js';
import { RegistryUse } from '../infra/registry-use.entity.js';
import { BlindKeyClient } from './blind-key-client.js';
import { CountUse } from './count-use.js';
import { FindNearMatches } from './find-near-matches.js';
import { FindRegistrations } from './find-registrations.js';
import { LookUpInvoice } from './look-up-invoice.js';
import { type InvoiceTags, RegisterInvoice } from './register-invoice.js';
import { ReleaseRegistration } from './release-registration.js';
import { RequireCurrentKey } from './require-current-key.js';

const KEY_ID = 'ab'.repeat(8);
const LIMITS = { lookups: { minute: 5, day: 8 }, registrations: { minute: 1_000, day: 1_000 } };
const NOON = Date.parse('2026-11-25T12:00:00Z');

/** Answers with a key that a test may change; what the real service does is tried in test/e2e. */
class KeyInHand extends BlindKeyClient {
  keyId = KEY_ID;

  override async key() {
    return { keyId: this.keyId, publicKey: this.keyId.repeat(4) };
  }
}

class Names extends PartyDirectory {
  async standingOf() {
    return undefined;
  }
  async partyOfAccount() {
    return undefined;
  }
  async namesOf(parties: readonly string[]) {
    return new Map(parties.map((party) => [party, `Bank ${party}`]));
  }
}

let database: TestDatabase;
let banks: Principal[];
let nowMs: number;
const clock = { nowMs: () => nowMs };
const blindKey = new KeyInHand({ url: 'http://127.0.0.1:1', token: '', timeoutMs: 1 });

beforeAll(async () => {
  database = await createTestDatabase({ entities: [BlindRegistration, RegistryUse, PapersActivity], poolSize: 20 });
});
afterAll(() => database?.drop());

beforeEach(async () => {
  nowMs = NOON;
  blindKey.keyId = KEY_ID;
  await database.dataSource.query('TRUNCATE papers.blind_registration, papers.registry_use');
  const rows = await database.dataSource.query<{ party: string }[]>(
    `INSERT INTO papers.organisation (name, roles) SELECT 'bank', '{bank}' FROM generate_series(1, 3) RETURNING party`,
  );
  banks = rows.map(({ party }) => ({
    party,
    clientId: 'x',
    scopes: ['read', 'documents'],
    isOperator: false,
    tokenExpiresAt: new Date(),
  }));
});

const uses = () => new CountUse(database.dataSource, LIMITS, clock);
const currentKey = () => new RequireCurrentKey(blindKey, database.dataSource);
const register = (tags: InvoiceTags, caller: Principal) =>
  new RegisterInvoice(uses(), currentKey(), database.dataSource, clock).run(tags, caller);
const lookUp = (exact: string, caller: Principal, keyId = KEY_ID) =>
  new LookUpInvoice(uses(), currentKey(), database.dataSource).run(keyId, exact, caller);
const release = (id: string, caller: Principal) => new ReleaseRegistration(database.dataSource, clock).run(id, caller);
const own = (caller: Principal) => new FindRegistrations(database.dataSource).page({ limit: 50 }, caller);
const near = (caller: Principal, cursor?: string, limit = 50) =>
  new FindNearMatches(database.dataSource, new Names()).page({ limit, ...(cursor && { cursor }) }, caller);

const tag = (name: string) => createHash('sha512').update(name).digest('hex');
/** Tags of an invoice; two with one bucket in common are near. */
const tags = (exact: string, buckets: readonly string[] = [1, 2, 3, 4].map((n) => `${exact}/${n}`)): InvoiceTags => ({
  keyId: KEY_ID,
  exact: tag(exact),
  near: buckets.map(tag),
});
const bank = (index: number): Principal => banks[index]!;
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );
const toldOf = async (caller: Principal) =>
  (await database.dataSource.manager.findBy(PapersActivity, { party: caller.party })).map(
    ({ type, subject }) => [type, subject] as const,
  );

describe('an invoice', () => {
  it('is registered by one bank; another learns that it is financed, and not by whom', async () => {
    const id = await register(tags('A'), bank(0));
    expect(await lookUp(tag('A'), bank(0))).toEqual({ financed: true, byYou: true });
    expect(await lookUp(tag('A'), bank(1))).toEqual({ financed: true, byYou: false });
    expect(await lookUp(tag('B'), bank(1))).toEqual({ financed: false, byYou: false });
    const refusal = await register(tags('A'), bank(1)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'already-financed', kind: 'conflict', details: {} });
    expect(JSON.stringify(refusal)).not.toContain(id);
  });

  it('is registered once by the same bank, however often it asks', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => register(tags('A'), bank(0))));
    expect(new Set(ids).size).toBe(1);
    expect((await own(bank(0))).items).toHaveLength(1);
    expect(await codeOf(register(tags('A', ['p', 'q', 'r', 's']), bank(0)))).toBe('registered-otherwise');
  });

  it('goes to one bank when many register it at the same moment', async () => {
    for (const round of Array(10).keys()) {
      const invoice = `race ${round}`;
      // Each in a transaction of its own; some share the buckets, some came to others.
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          codeOf(
            register(
              tags(
                invoice,
                [1, 2, 3, 4].map((n) => `${invoice}/${n}/${i % 2}`),
              ),
              bank(i % 3),
            ),
          ),
        ),
      );
      const live = await database.dataSource.manager.countBy(BlindRegistration, { exact: tag(invoice) });
      expect(live).toBe(1);
      const counts = Map.groupBy(outcomes, (outcome) => outcome);
      // The winner's repetitions with the same figures are answered, those with others are told of it, the rest are refused.
      expect(counts.get('already-financed')).toHaveLength(8);
      expect((counts.get('done')?.length ?? 0) + (counts.get('registered-otherwise')?.length ?? 0)).toBe(4);
      expect(counts.get('done')?.length).toBeGreaterThan(0);
    }
  });

  it('is held to one live registration by the database itself', async () => {
    await register(tags('A'), bank(0));
    const insert = database.dataSource.query(
      `INSERT INTO papers.blind_registration (bank, key_id, exact, near, registered_at)
       SELECT $1, key_id, exact, near, now() FROM papers.blind_registration`,
      [bank(1).party],
    );
    await expect(insert).rejects.toThrow('blind_registration_exact');
  });

  it('is free again once it is released, twice or once', async () => {
    const id = await register(tags('A'), bank(0));
    nowMs += 5_000;
    await release(id, bank(0));
    nowMs += 5_000;
    await release(id, bank(0));
    expect((await own(bank(0))).items).toMatchObject([{ id, releasedAt: new Date(NOON + 5_000) }]);
    expect(await lookUp(tag('A'), bank(1))).toEqual({ financed: false, byYou: false });
    const next = await register(tags('A'), bank(1));
    expect(next).not.toBe(id);
    // The first bank's late repetition of its release frees nothing of the second's.
    await release(id, bank(0));
    expect(await lookUp(tag('A'), bank(0))).toEqual({ financed: true, byYou: false });
  });

  it('is released by the bank that registered it alone, and to others it is not there', async () => {
    const id = await register(tags('A'), bank(0));
    expect(await codeOf(release(id, bank(1)))).toBe('registration-not-found');
    expect(await codeOf(new FindRegistrations(database.dataSource).byId(id, bank(1)))).toBe('registration-not-found');
    expect((await own(bank(1))).items).toEqual([]);
    expect((await own(bank(0))).items).toMatchObject([{ id, releasedAt: null }]);
  });
});

describe('near figures', () => {
  it('are shown to the two banks, told to both, and to no third', async () => {
    const first = await register(tags('A', ['a', 'b', 'c', 'd']), bank(0));
    nowMs += 1_000;
    const second = await register(tags('B', ['x', 'y', 'd', 'z']), bank(1));
    await register(tags('C', ['k', 'l', 'm', 'n']), bank(2));
    const since = new Date(NOON + 1_000);
    const [one, two] = [bank(0).party, bank(1).party];
    expect((await near(bank(0))).items).toEqual([
      { registration: first, bank: { party: two, name: `Bank ${two}` }, since },
    ]);
    expect((await near(bank(1))).items).toEqual([
      { registration: second, bank: { party: one, name: `Bank ${one}` }, since },
    ]);
    expect((await near(bank(2))).items).toEqual([]);
    expect(await toldOf(bank(0))).toEqual([['near-match-found', first]]);
    expect(await toldOf(bank(1))).toEqual([['near-match-found', second]]);
    expect(await toldOf(bank(2))).toEqual([]);
  });

  it('are found by both also when both register at the same moment', async () => {
    for (const round of Array(10).keys()) {
      const shared = (own: string) => [`${own}${round}/1`, `shared ${round}`, `${own}${round}/2`, `${own}${round}/3`];
      const ids = await Promise.all([
        register(tags(`left ${round}`, shared('left')), bank(0)),
        register(tags(`right ${round}`, shared('right')), bank(1)),
      ]);
      expect(await toldOf(bank(0))).toContainEqual(['near-match-found', ids[0]]);
      expect(await toldOf(bank(1))).toContainEqual(['near-match-found', ids[1]]);
    }
  });

  it('are nobody’s business within one bank, or after a release', async () => {
    await register(tags('A', ['a', 'b', 'c', 'd']), bank(0));
    await register(tags('B', ['a', 'b', 'c', 'd']), bank(0));
    expect((await near(bank(0))).items).toEqual([]);
    const other = await register(tags('C', ['a', 'b', 'c', 'd']), bank(1));
    expect((await near(bank(0))).items).toHaveLength(2);
    expect((await near(bank(1))).items).toHaveLength(1);
    await release(other, bank(1));
    expect((await near(bank(0))).items).toEqual([]);
    expect((await near(bank(1))).items).toEqual([]);
  });

  it('are given page by page, each once', async () => {
    for (const name of ['A', 'B', 'C']) await register(tags(name, ['a', 'b', 'c', 'd']), bank(0));
    for (const [name, caller] of [
      ['D', bank(1)],
      ['E', bank(2)],
    ] as const) {
      await register(tags(name, ['d', 'e', 'f', 'g']), caller);
    }
    const all = (await near(bank(0))).items;
    expect(all).toHaveLength(6);
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await near(bank(0), cursor, 2);
      seen.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all);
  });
});

describe('the limits', () => {
  it('hold each bank by minute and by day, and begin again', async () => {
    const fiveTimes = async () => {
      for (let time = 0; time < 5; time += 1) await lookUp(tag('A'), bank(0));
    };
    await fiveTimes();
    const refused = await lookUp(tag('A'), bank(0)).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'limit-reached',
      details: { unit: 'lookups', limit: 5, per: 'minute', retryAfterSeconds: 60 },
    });
    await lookUp(tag('A'), bank(1));
    nowMs += 60_000;
    for (let time = 0; time < 3; time += 1) await lookUp(tag('A'), bank(0));
    nowMs += 60_000;
    expect(await lookUp(tag('A'), bank(0)).catch((error: unknown) => error)).toMatchObject({
      details: { limit: 8, per: 'day' },
    });
    nowMs += 86_400_000;
    await fiveTimes();
  });

  it('let no more through when all come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 15 }, () => codeOf(lookUp(tag('A'), bank(0)))));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'limit-reached')).toHaveLength(10);
  });

  it('stay when a clock is set back', async () => {
    for (let time = 0; time < 5; time += 1) await lookUp(tag('A'), bank(0));
    nowMs -= 86_400_000;
    expect(await codeOf(lookUp(tag('A'), bank(0)))).toBe('limit-reached');
  });
});

describe('another key', () => {
  it('is refused for lookups and registrations: nothing would be found under it', async () => {
    const other = '12'.repeat(8);
    expect(await codeOf(lookUp(tag('A'), bank(0), other))).toBe('key-superseded');
    expect(await codeOf(register({ ...tags('A'), keyId: other }, bank(0)))).toBe('key-superseded');
  });

  it('in the service stops the registry while live registrations were made with the former', async () => {
    const id = await register(tags('A'), bank(0));
    blindKey.keyId = '12'.repeat(8);
    expect(await codeOf(lookUp(tag('A'), bank(1), blindKey.keyId))).toBe('registry-key-changed');
    expect(await codeOf(register({ ...tags('B'), keyId: blindKey.keyId }, bank(1)))).toBe('registry-key-changed');
    await release(id, bank(0));
    expect(await lookUp(tag('A'), bank(1), blindKey.keyId)).toEqual({ financed: false, byYou: false });
  });
});
