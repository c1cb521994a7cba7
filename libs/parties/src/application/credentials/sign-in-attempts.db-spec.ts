import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { MovingClock } from '../../../../../test/support/moving-clock.js';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import type { GuessingLimits } from '../../domain/credentials/sign-in-hold.js';
import { SignInAttempt } from '../../infra/sign-in-attempt.entity.js';
import { CountFailure } from './count-failure.js';
import { SignInAttempts } from './sign-in-attempts.js';

const LIMITS: GuessingLimits = {
  ...{ failuresPerPair: 3, failuresPerAddress: 6, failuresPerClient: 20 },
  ...{ firstHoldSeconds: 10, longestHoldSeconds: 60, forgetHours: 24, knownDays: 30 },
};
type From = Parameters<SignInAttempts['during']>[0];

describe('guessing at the token route', () => {
  let database: TestDatabase;
  let second: DataSource;
  const clock = new MovingClock();
  let copies: SignInAttempts[];

  beforeAll(async () => {
    database = await createTestDatabase({ entities: [SignInAttempt] });
    second = createDataSource({ url: database.url, poolSize: 5 }, [SignInAttempt]);
    await second.initialize();
    copies = [database.dataSource, second].map(
      (dataSource) => new SignInAttempts(dataSource, clock, LIMITS, new CountFailure(LIMITS)),
    );
  });
  afterAll(async () => {
    await second.destroy();
    await database.drop();
  });

  const copy = (index: number): SignInAttempts => {
    const found = copies[index % copies.length];
    if (!found) throw new Error('there is no copy');
    return found;
  };
  const at = (address: string, clientId: string): From => ({ address, clientId });
  const someone = () => at(randomUUID(), randomUUID());
  /** What became of it: `in`, `wrong`, or the seconds that it has to wait. */
  const tell = async (from: From, isRight: boolean, index = 0): Promise<string | number> => {
    try {
      return (await copy(index).during(from, () => Promise.resolve(isRight ? 'in' : undefined))) ?? 'wrong';
    } catch (error) {
      return (error as { details: { retryAfterSeconds: number } }).details.retryAfterSeconds;
    }
  };
  const wrong = (from: From, index?: number) => tell(from, false, index);
  const right = (from: From, index?: number) => tell(from, true, index);
  const wrongTimes = async (times: number, from: (index: number) => From): Promise<void> => {
    for (let index = 0; index < times; index += 1) await wrong(from(index), index);
  };

  it('waits by what two copies counted together, twice as long each time, and the right secret waits as well', async () => {
    const from = someone();
    expect([await wrong(from, 0), await wrong(from, 1), await wrong(from, 0)]).toEqual(['wrong', 'wrong', 'wrong']);
    expect([await wrong(from, 1), await right(from, 0)]).toEqual([10, 10]);
    clock.moveBy(10_000);
    expect(await wrong(from, 1)).toBe('wrong');
    expect(await right(from, 0)).toBe(20);
    clock.moveBy(20_000);
    expect([await right(from, 1), await wrong(from, 0)]).toEqual(['in', 'wrong']);
  });

  it('gets no more attempts by asking two copies at the same moment', async () => {
    const from = someone();
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) => wrong(from, index)));
    expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(LIMITS.failuresPerPair);
  });

  it('keeps no fleet out that has the right secret and asks at the same moment', async () => {
    const from = someone();
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) => right(from, index)));
    expect(new Set(outcomes)).toEqual(new Set(['in']));
  });

  it('at many clients from one address waits, known or not; a client that got tokens there does not', async () => {
    const { address, clientId } = someone();
    const own = at(address, clientId);
    expect(await right(own)).toBe('in');
    await wrongTimes(6, () => at(address, randomUUID()));
    expect(await wrong(at(address, randomUUID()))).toBe(10);
    expect(await right(own)).toBe('in');
    expect(await wrong(at(address, randomUUID()))).toBe(10);
  });

  it('is not begun anew by who has a credential of its own', async () => {
    const { address, clientId } = someone();
    for (let times = 0; times < 6; times += 1) {
      await wrong(at(address, randomUUID()));
      await right(at(address, clientId));
    }
    expect(await wrong(at(address, randomUUID()))).toBe(10);
  });

  it('from many addresses at one client keeps nobody out, and leaves each stranger one attempt', async () => {
    const { address: home, clientId } = someone();
    expect(await right(at(home, clientId))).toBe('in');
    await wrongTimes(20, () => at(randomUUID(), clientId));
    const stranger = at(randomUUID(), clientId);
    expect([await wrong(stranger), await right(stranger)]).toEqual(['wrong', 60]);
    expect(await right(at(home, clientId))).toBe('in');
    // A machine that moved: its first attempt is looked at, however many others guess.
    expect(await right(at(randomUUID(), clientId))).toBe('in');
  });

  it('is held no longer than the longest, and after a day without is forgotten, rows and all', async () => {
    const from = someone();
    for (let times = 0; times < 12; times += 1) {
      await wrong(from);
      clock.moveBy(60_000);
    }
    expect([await wrong(from), await right(from)]).toEqual(['wrong', 60]);
    clock.moveBy(25 * 3_600_000);
    expect([await wrong(from), await wrong(from), await wrong(from), await wrong(from)]).toEqual([
      ...['wrong', 'wrong', 'wrong'],
      10,
    ]);
    clock.moveBy(31 * 86_400_000);
    await right(someone());
    expect(await database.dataSource.manager.count(SignInAttempt)).toBe(1);
  });

  it('leaves neither an address nor what was typed in the database', async () => {
    const from = at('192.0.2.77', 'a-secret-typed-as-a-name');
    await wrong(from);
    const rows = JSON.stringify(await database.dataSource.manager.find(SignInAttempt));
    expect(rows).toContain('pair ');
    expect(rows).not.toContain(from.address);
    expect(rows).not.toContain(from.clientId);
  });

  it('is not counted when the attempt broke off', async () => {
    const from = someone();
    const broken = () => copy(0).during(from, () => Promise.reject(new Error('no database')));
    for (let times = 0; times < 5; times += 1) await expect(broken()).rejects.toThrow('no database');
    expect(await wrong(from)).toBe('wrong');
  });
});
