import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { CountAttempt } from './count-attempt.js';
import { GatewayEntrance } from './gateway-entrance.js';

let database: TestDatabase;
let nowMs = 1_795_000_030_000;
let attempts: CountAttempt;

beforeAll(async () => {
  database = await createTestDatabase();
  const nothing = { authorityCertificateFile: undefined, authorityKeyFile: undefined, brokers: undefined };
  const entrance = await GatewayEntrance.open({
    ...{ ...nothing, receiptKey: undefined, certificateDays: 90, codeMinutesMax: 60 },
    ...{ wrongAttemptsMax: 5, attemptsPerMinute: 5 },
  });
  attempts = new CountAttempt(database.dataSource, { nowMs: () => nowMs }, entrance);
});
afterAll(() => database.drop());

const outcomes = async (askedFor: string, count: number) => {
  const all = await Promise.allSettled(Array.from({ length: count }, () => attempts.run(askedFor)));
  return all.filter(({ status }) => status === 'fulfilled').length;
};

describe('requests of gateways', () => {
  it('are answered so many times a minute, also when all come at once, and again in the next', async () => {
    expect(await outcomes('site-1', 20)).toBe(5);
    await expect(attempts.run('site-1')).rejects.toMatchObject({ code: 'limit-reached', kind: 'too-many' });
    nowMs += 60_000;
    expect(await outcomes('site-1', 20)).toBe(5);
  });

  it('for others are not held up by them', async () => {
    expect(await outcomes('site-2', 5)).toBe(5);
  });

  it('fill no table, however many sites are named', async () => {
    for (let number = 0; number < 600; number += 1) await attempts.run(`site-${number}`).catch(() => undefined);
    const [{ count } = { count: '' }] = await database.dataSource.query<{ count: string }[]>(
      'SELECT count(*) AS count FROM telemetry.entrance_attempt',
    );
    expect(Number(count)).toBeLessThanOrEqual(256);
  });
});
