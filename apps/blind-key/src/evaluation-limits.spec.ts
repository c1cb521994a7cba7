import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LimitReached } from '@tallystick/platform';
import { EvaluationLimits } from './evaluation-limits.js';
import { LimitsFileUnreadable } from './limits-file-unreadable.js';

const SETTINGS = { perMinute: 10, perDay: 15, ofAllPerDay: 25 };
const NOON = Date.parse('2026-11-25T12:00:00Z');
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describe('the limits of evaluations', () => {
  let folder: string;
  let file: string;
  let nowMs: number;
  const clock = { nowMs: () => nowMs };
  const open = () => EvaluationLimits.open(file, SETTINGS, clock);
  const refusal = (attempt: Promise<void>) => attempt.then(() => undefined).catch((error: unknown) => error);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tallystick-limits-'));
    file = join(folder, 'evaluations.json');
    nowMs = NOON + 20_000;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('count by minute, and begin again with the next', async () => {
    const limits = await open();
    await limits.take('7', 10);
    expect(await refusal(limits.take('7', 1))).toMatchObject({
      code: 'limit-reached',
      kind: 'too-many',
      details: { unit: 'evaluations', limit: 10, per: 'minute', retryAfterSeconds: 40 },
    });
    await limits.take('8', 10);
    nowMs += MINUTE_MS;
    await limits.take('7', 5);
  });

  it('count by day', async () => {
    const limits = await open();
    await limits.take('7', 10);
    nowMs += MINUTE_MS;
    expect(await refusal(limits.take('7', 6))).toMatchObject({ details: { limit: 15, per: 'day' } });
    await limits.take('7', 5);
    nowMs += DAY_MS;
    await limits.take('7', 10);
  });

  it('count all banks together, whatever names a holder of the token makes up', async () => {
    const limits = await open();
    await limits.take('1', 10);
    await limits.take('2', 10);
    expect(await refusal(limits.take('3', 6))).toMatchObject({
      details: { unit: 'evaluations of all banks together', limit: 25 },
    });
    await limits.take('3', 5);
  });

  it('count nothing for what they refuse', async () => {
    const limits = await open();
    for (let time = 0; time < 5; time += 1) expect(await refusal(limits.take('7', 11))).toBeInstanceOf(LimitReached);
    await limits.take('7', 10);
  });

  it('forget nothing over a restart, neither the minute nor the day', async () => {
    await (await open()).take('7', 10);
    expect(await refusal((await open()).take('7', 1))).toMatchObject({ details: { per: 'minute' } });
    nowMs += MINUTE_MS;
    expect(await refusal((await open()).take('7', 6))).toMatchObject({ details: { per: 'day' } });
    await (await open()).take('7', 5);
  });

  it('are on disk before a caller goes on, also when many come at once', async () => {
    const limits = await open();
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => refusal(limits.take('7', 1))));
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome instanceof LimitReached)).toHaveLength(20);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ minute: { banks: { '7': 10 } } });
    expect(await readdir(folder)).toEqual(['evaluations.json']);
  });

  it('stay as they are when the clock is set back', async () => {
    const limits = await open();
    await limits.take('7', 10);
    nowMs -= DAY_MS;
    expect(await refusal(limits.take('7', 1))).toMatchObject({ details: { per: 'minute' } });
  });

  it('let nobody through when they cannot be written', async () => {
    const limits = await open();
    await rm(folder, { recursive: true });
    expect(await refusal(limits.take('7', 1))).toMatchObject({ code: 'ENOENT' });
    await mkdtemp(join(tmpdir(), 'tallystick-limits-')).then((made) => (folder = made));
  });

  it.each(['', '{', '{}', '[]', 'null', '{"minute":{"period":1,"banks":{"7":-5}},"day":{"period":1,"banks":{}}}'])(
    'refuse to start on a file that holds %j',
    async (content) => {
      await writeFile(file, content);
      expect(await refusal(open().then(() => undefined))).toBeInstanceOf(LimitsFileUnreadable);
    },
  );
});
