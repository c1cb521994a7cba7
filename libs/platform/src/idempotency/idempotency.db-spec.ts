import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { AnswerLost, IdempotencyKeyReused, RequestInProgress } from './errors.js';
import { Idempotency } from './idempotency.js';

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
  const runOf = async (key: string, of = idempotency) => {
    const begun = await of.begin(request(key));
    if (!('run' in begun)) throw new Error('it was answered before');
    return begun.run;
  };

  it('lets one of many concurrent requests run, and answers the later ones as the first', async () => {
    const begun = await Promise.allSettled(Array.from({ length: 5 }, () => idempotency.begin(request('concurrent'))));
    expect(begun.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    for (const outcome of begun)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(RequestInProgress);
    await idempotency.finish({ clientId: 'one', key: 'concurrent', attempt: 1 }, { status: 201, body: { id: 'x' } });
    expect(await idempotency.begin(request('concurrent'))).toEqual({ answer: { status: 201, body: { id: 'x' } } });
  });

  it('belongs to one client and one request', async () => {
    await idempotency.begin(request('whose-key'));
    expect(await idempotency.begin(request('whose-key', 'another'))).toHaveProperty('run');
    await expect(idempotency.begin({ ...request('whose-key'), body: { a: 2 } })).rejects.toThrow(IdempotencyKeyReused);
  });

  it.each([24, 48])(
    'answers for %i hours as it is set, and is forgotten then, whether or not it comes again',
    async (hours) => {
      const keys = database.dataSource.getRepository(IdempotencyKey);
      const kept = new Idempotency(keys, clock, hours);
      const [first, other] = [`first-of-${hours}`, `other-of-${hours}`];
      for (const key of [first, other]) {
        await kept.finish(await runOf(key, kept), { status: 201, body: { made: key } });
      }
      nowMs += hours * HOUR_MS - 1;
      expect(await kept.begin(request(first))).toEqual({ answer: { status: 201, body: { made: first } } });
      nowMs += MINUTE_MS;
      expect(await kept.begin(request(first))).toHaveProperty('run');
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

  describe('of a request that died with its process', () => {
    const made = () => database.dataSource.query<{ subject: string }[]>('SELECT subject FROM papers.activity');
    const make = (manager: EntityManager, subject: string) =>
      manager.query(`INSERT INTO papers.activity (party, type, subject) VALUES (1, 'made', $1)`, [subject]);
    const isMade = async (subject: string) => (await made()).some((row) => row.subject === subject);
    const notes = () => idempotency.notes;

    it('after it had changed something is told of, and not done again', async () => {
      const run = await runOf('carried-out');
      await notes().during(run, () => database.dataSource.transaction((manager) => make(manager, 'carried-out')));
      await expect(idempotency.begin(request('carried-out'))).rejects.toThrow(RequestInProgress);
      const carriedOutAt = new Date(nowMs).toISOString();
      nowMs += MINUTE_MS;
      for (let times = 0; times < 2; times++)
        await expect(idempotency.begin(request('carried-out'))).rejects.toMatchObject({
          ...{ code: 'answer-lost', kind: 'conflict', details: { carriedOutAt } },
        });
      await idempotency.abandon(run);
      await expect(idempotency.begin(request('carried-out'))).rejects.toThrow(AnswerLost);
    });

    it('outside a transaction, too: it may have been done', async () => {
      const run = await runOf('alone');
      await notes().during(run, () => make(database.dataSource.manager, 'alone'));
      nowMs += MINUTE_MS;
      await expect(idempotency.begin(request('alone'))).rejects.toThrow(AnswerLost);
    });

    it('within a transaction in another, when the outer one has ended', async () => {
      const run = await runOf('nested');
      const outer = notes().during(run, () =>
        database.dataSource.transaction(async (manager) => {
          await manager.transaction((inner) => make(inner, 'nested'));
          throw new Error('undone');
        }),
      );
      await expect(outer).rejects.toThrow('undone');
      await notes().during(run, () =>
        database.dataSource.transaction((manager) => manager.transaction((inner) => make(inner, 'nested'))),
      );
      nowMs += MINUTE_MS;
      await expect(idempotency.begin(request('nested'))).rejects.toThrow(AnswerLost);
    });

    it.each<[string, (manager: EntityManager) => Promise<unknown>]>([
      ['had only read', (manager) => manager.query('SELECT 1 FROM papers.activity FOR UPDATE')],
      [
        'had changed nothing for good',
        (manager) => make(manager, 'undone').then(() => Promise.reject(new Error('undone'))),
      ],
    ])('when it %s is taken up again', async (what, work) => {
      const run = await runOf(what);
      await notes()
        .during(run, () => database.dataSource.transaction(work))
        .catch(() => undefined);
      nowMs += MINUTE_MS;
      expect(await runOf(what)).toEqual({ ...run, attempt: 2 });
    });

    it('is left to who took it up: the first, come to itself, changes nothing any more', async () => {
      const late = await runOf('taken-up');
      nowMs += MINUTE_MS;
      const taken = await runOf('taken-up');
      const transaction = (manager: EntityManager) => make(manager, 'taken-up');
      await expect(notes().during(late, () => database.dataSource.transaction(transaction))).rejects.toThrow(
        RequestInProgress,
      );
      await expect(notes().during(late, () => make(database.dataSource.manager, 'taken-up'))).rejects.toThrow(
        RequestInProgress,
      );
      await idempotency.finish(late, { status: 201, body: 'late' });
      await idempotency.release(late);
      expect(await isMade('taken-up')).toBe(false);
      await notes().during(taken, () => database.dataSource.transaction(transaction));
      await idempotency.finish(taken, { status: 201, body: 'taken up' });
      expect(await idempotency.begin(request('taken-up'))).toEqual({ answer: { status: 201, body: 'taken up' } });
    });

    it('is nobody else’s while it is renewed, however long it takes', async () => {
      const run = await runOf('slow-work');
      for (let minutes = 0; minutes < 5; minutes++) {
        nowMs += MINUTE_MS - 1;
        await idempotency.renew(run);
        await expect(idempotency.begin(request('slow-work'))).rejects.toThrow(RequestInProgress);
      }
    });
  });
});
