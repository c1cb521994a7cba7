import { readFile } from 'node:fs/promises';
import type { Clock } from '@tallystick/kernel';
import { LimitReached, type Period, periodAt, secondsLeft, writeAtomically } from '@tallystick/platform';
import { LimitsFileUnreadable } from './limits-file-unreadable.js';

export interface EvaluationLimitSettings {
  readonly perMinute: number;
  readonly perDay: number;
  /** Of all banks together: who holds the token may name any number of banks. */
  readonly ofAllPerDay: number;
}

/** Evaluations of a period, by the bank in whose name they were asked for. */
interface Count {
  /** The period's number, as `periodAt` has it. */
  readonly period: number;
  readonly banks: Readonly<Record<string, number>>;
}

type Counts = Readonly<Record<Period, Count>>;

const NONE: Counts = { minute: { period: 0, banks: {} }, day: { period: 0, banks: {} } };

/**
 * How many elements were evaluated for whom. Kept in a file, so that a restart forgets nothing; one process alone may use it. A clock that
 * is set back begins no new period.
 */
export class EvaluationLimits {
  private writing: Promise<void> = Promise.resolve();
  private waiting: Promise<void> | undefined;

  private constructor(
    private readonly file: string,
    private readonly settings: EvaluationLimitSettings,
    private readonly clock: Clock,
    private counts: Counts,
  ) {}

  /** Throws `LimitsFileUnreadable`: counting from nothing would let everybody begin again. */
  static async open(file: string, settings: EvaluationLimitSettings, clock: Clock): Promise<EvaluationLimits> {
    const limits = new EvaluationLimits(file, settings, clock, await readCounts(file));
    await limits.write();
    return limits;
  }

  /** Counts before anything is evaluated, and resolves once that is on disk. Throws `LimitReached`, and then counts nothing. */
  async take(bank: string, evaluations: number): Promise<void> {
    const nowMs = this.clock.nowMs();
    const minute = current(this.counts.minute, periodAt('minute', nowMs));
    const day = current(this.counts.day, periodAt('day', nowMs));
    const { perMinute, perDay, ofAllPerDay } = this.settings;
    const refuse = (unit: string, limit: number, per: Period): never => {
      throw new LimitReached({ unit, limit, per, retryAfterSeconds: secondsLeft(per, nowMs) });
    };
    if (of(minute, bank) + evaluations > perMinute) refuse('evaluations', perMinute, 'minute');
    if (of(day, bank) + evaluations > perDay) refuse('evaluations', perDay, 'day');
    if (total(day) + evaluations > ofAllPerDay) refuse('evaluations of all banks together', ofAllPerDay, 'day');
    this.counts = { minute: plus(minute, bank, evaluations), day: plus(day, bank, evaluations) };
    await this.persist();
  }

  /** One writes at a time; who comes meanwhile waits for one more writing, which has the counts of all of them. */
  private persist(): Promise<void> {
    this.waiting ??= this.writing
      .catch(() => undefined)
      .then(() => {
        this.writing = this.waiting ?? Promise.resolve();
        this.waiting = undefined;
        return this.write();
      });
    return this.waiting;
  }

  private write(): Promise<void> {
    return writeAtomically(this.file, `${JSON.stringify(this.counts)}\n`);
  }
}

const of = ({ banks }: Count, bank: string) => banks[bank] ?? 0;
const total = ({ banks }: Count) => Object.values(banks).reduce((sum, count) => sum + count, 0);
const plus = ({ period, banks }: Count, bank: string, evaluations: number): Count => ({
  period,
  banks: { ...banks, [bank]: (banks[bank] ?? 0) + evaluations },
});
const current = (count: Count, period: number): Count => (period > count.period ? { period, banks: {} } : count);

async function readCounts(file: string): Promise<Counts> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NONE;
    throw error;
  }
  const counts = parsed(text);
  if (!isCount(counts?.minute) || !isCount(counts?.day)) throw new LimitsFileUnreadable(file);
  return { minute: counts.minute, day: counts.day };
}

function parsed(text: string): Partial<Record<Period, unknown>> | undefined {
  try {
    return JSON.parse(text) as Partial<Record<Period, unknown>>;
  } catch {
    return undefined;
  }
}

function isCount(value: unknown): value is Count {
  const { period, banks } = (value ?? {}) as Partial<Count>;
  return (
    Number.isSafeInteger(period) &&
    typeof banks === 'object' &&
    Object.values(banks ?? {}).every((count) => Number.isSafeInteger(count) && count >= 0)
  );
}
