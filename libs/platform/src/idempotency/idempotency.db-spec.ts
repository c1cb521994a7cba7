import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { Idempotency, IdempotencyKeyReused, RequestInProgress } from './idempotency.js';

const HOUR_MS = 3_600_000;

describe('an idempotency key', () => {
  let database: TestDatabase;
  let idempotency: Idempotency;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [IdempotencyKey] });
    idempotency = new Idempotency(database.dataSource.getRepository(IdempotencyKey));
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

  it('is forgotten after a day, whether or not it comes again', async () => {
    const keys = database.dataSource.getRepository(IdempotencyKey);
    const answered = { clientId: 'one', requestHash: 'x', status: 200, body: {} };
    const at = (hours: number) => new Date(Date.now() - hours * HOUR_MS);
    await keys.insert([
      { ...answered, key: 'yesterdays', createdAt: at(25) },
      { ...answered, key: 'todays', createdAt: at(23) },
    ]);
    const afterAMinute = new Idempotency(keys);
    await afterAMinute.begin(request('some-other-key'));
    expect(await keys.existsBy({ key: 'yesterdays' })).toBe(false);
    expect(await keys.existsBy({ key: 'todays' })).toBe(true);
  });
});
