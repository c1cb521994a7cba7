import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { Idempotency, IdempotencyKeyReused, RequestInProgress } from './idempotency.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

describe('an idempotency key', () => {
  let database: TestDatabase;
  let idempotency: Idempotency;
  let nowMs = Date.now();
  const clock = { nowMs: () => nowMs };
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [IdempotencyKey] });
    idempotency = new Idempotency(database.dataSource.getRepository(IdempotencyKey), clock, 24);
  });
  afterAll(() => database.drop());

  const request = (key: string, clientId = 'one') => ({ clientId, key, method: 'POST', path: '/p', body: { a: 1 } });

  it('lets one of many concurrent requests run, and answers the later ones as the first', async () => {
    const begun = await Promise.allSettled(Array.from({ length: 5 }, () => idempotency.begin(request('concurrent'))));
    expect(begun.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    for (const outcome of begun)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(RequestInProgress);
    await idempotency.finish(request('concurrent'), { status: 201, body: { id: 'x' } });
    expect(await idempotency.begin(request('concurrent'))).toEqual({ status: 201, body: { id: 'x' } });
  });

  it('belongs to one client and one request', async () => {
    await idempotency.begin(request('whose-key'));
    expect(await idempotency.begin(request('whose-key', 'another'))).toBeUndefined();
    await expect(idempotency.begin({ ...request('whose-key'), body: { a: 2 } })).rejects.toThrow(IdempotencyKeyReused);
  });

  it.each([24, 48])(
    'answers for %i hours as it is set, and is forgotten then, whether or not it comes again',
    async (hours) => {
      const keys = database.dataSource.getRepository(IdempotencyKey);
      const kept = new Idempotency(keys, clock, hours);
      const [first, other] = [`first-of-${hours}`, `other-of-${hours}`];
      for (const key of [first, other]) {
        expect(await kept.begin(request(key))).toBeUndefined();
        await kept.finish(request(key), { status: 201, body: { made: key } });
      }
      nowMs += hours * HOUR_MS - 1;
      expect(await kept.begin(request(first))).toEqual({ status: 201, body: { made: first } });
      nowMs += MINUTE_MS;
      expect(await kept.begin(request(first))).toBeUndefined();
      expect(await keys.existsBy({ key: other })).toBe(false);
    },
  );

  it('of a request that died with its process is taken up again by one of those that come, and by none before', async () => {
    const ask = () => Promise.allSettled(Array.from({ length: 5 }, () => idempotency.begin(request('abandoned'))));
    await idempotency.begin(request('abandoned'));
    expect((await ask()).filter(({ status }) => status === 'fulfilled')).toHaveLength(0);
    nowMs += MINUTE_MS;
    expect((await ask()).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
