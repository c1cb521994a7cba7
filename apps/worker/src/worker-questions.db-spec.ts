import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DatabaseQuestions, ProcessMetrics } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { parseMetrics, type Sample } from '../../../test/support/prometheus.js';
import { WORKER_QUESTIONS } from './worker-questions.js';

const TIMEOUT_MS = 500;

describe('the worker’s questions', () => {
  let database: TestDatabase;
  let questions: DatabaseQuestions;
  let metrics: ProcessMetrics;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    metrics = new ProcessMetrics(TIMEOUT_MS);
    questions = new DatabaseQuestions(database.url, WORKER_QUESTIONS, TIMEOUT_MS);
    questions.answerTo(metrics);
  });
  afterEach(() => questions.close());

  const scrape = async () => parseMetrics(await metrics.scrape());
  const valuesOf = (samples: readonly Sample[], name: string) =>
    Object.fromEntries(
      samples
        .filter((one) => one.name === `tallystick_${name}`)
        .map(({ labels, value }) => [labels.state ?? '', value]),
    );

  it('tell how much of the outbox is on its way, since when, and what failed', async () => {
    const enqueue = (digest: string, state: string, seconds: number, attempts: number) =>
      database.dataSource.query(
        `INSERT INTO chain.outbox (digest, kind, message, signatures, deadline, state, attempts, enqueued_at, ended_at)
         VALUES ($1, 'permit', '{}', '{}', now(), $2, $3, now() - $4 * interval '1 second', $5)`,
        [digest, state, attempts, seconds, state === 'recorded' ? new Date() : null],
      );
    expect(valuesOf(await scrape(), 'outbox_acts')).toEqual({ waiting: 0, sent: 0, included: 0 });
    await enqueue('0x1', 'waiting', 100, 0);
    await enqueue('0x2', 'waiting', 10, 3);
    await enqueue('0x3', 'sent', 50, 1);
    await enqueue('0x4', 'recorded', 9_000, 7);
    const samples = await scrape();
    expect(valuesOf(samples, 'outbox_acts')).toEqual({ waiting: 2, sent: 1, included: 0 });
    expect(valuesOf(samples, 'outbox_failing')).toEqual({ waiting: 1, sent: 1, included: 0 });
    const { waiting, sent, included } = valuesOf(samples, 'outbox_oldest_seconds');
    expect([Math.floor((waiting ?? 0) / 10), Math.floor((sent ?? 0) / 10), included]).toEqual([10, 5, 0]);
  });

  it('leave out the one that is kept waiting, in its time, and answer the others', async () => {
    const runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query('LOCK TABLE chain.outbox IN ACCESS EXCLUSIVE MODE');
      const beganMs = Date.now();
      const samples = await scrape();
      expect(Date.now() - beganMs).toBeLessThan(TIMEOUT_MS * 4);
      expect(valuesOf(samples, 'outbox_acts')).toEqual({});
      expect(valuesOf(samples, 'sites_held')).toEqual({ '': 0 });
      const failures = samples.filter(({ name, value }) => name === 'tallystick_scrape_failures_total' && value > 0);
      expect(failures.map(({ labels }) => labels.question)).toEqual(['outbox']);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
    expect(Object.keys(valuesOf(await scrape(), 'outbox_acts'))).toHaveLength(3);
  });
});
