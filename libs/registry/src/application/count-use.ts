import type { Clock } from '@tallystick/kernel';
import { LimitReached, type Period, periodAt, secondsLeft } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { RegistryUse } from '../infra/registry-use.entity.js';

export type RegistryOperation = 'lookups' | 'registrations';

/** How many of an operation one bank is answered. */
export type UseLimits = Readonly<Record<RegistryOperation, Readonly<Record<Period, number>>>>;

/** Counts one more in one statement, so that copies of the api count together; adds no row when a limit is reached. */
const COUNT = `
  INSERT INTO papers.registry_use AS known (bank, operation, minute, minute_count, day, day_count)
  VALUES ($1, $2, $3, 1, $4, 1)
  ON CONFLICT (bank, operation) DO UPDATE SET
    minute = greatest(known.minute, excluded.minute),
    minute_count = CASE WHEN excluded.minute > known.minute THEN 1 ELSE known.minute_count + 1 END,
    day = greatest(known.day, excluded.day),
    day_count = CASE WHEN excluded.day > known.day THEN 1 ELSE known.day_count + 1 END
  WHERE (excluded.minute > known.minute OR known.minute_count < $5)
    AND (excluded.day > known.day OR known.day_count < $6)
  RETURNING 1`;

/** Holds each bank to its limits, so that the registry is no place to try invoices out. */
export class CountUse {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: UseLimits,
    private readonly clock: Clock,
  ) {}

  /** Counts in any case, also what is refused afterwards. Throws `LimitReached`. */
  async run(bank: string, operation: RegistryOperation): Promise<void> {
    const nowMs = this.clock.nowMs();
    const { minute, day } = this.limits[operation];
    const periods = [periodAt('minute', nowMs), periodAt('day', nowMs)];
    const counted = await this.dataSource.query<unknown[]>(COUNT, [bank, operation, ...periods, minute, day]);
    if (counted.length > 0) return;
    const per = (await this.isDayFull(bank, operation, day)) ? 'day' : 'minute';
    const limit = this.limits[operation][per];
    throw new LimitReached({ unit: operation, limit, per, retryAfterSeconds: secondsLeft(per, nowMs) });
  }

  private async isDayFull(bank: string, operation: RegistryOperation, limit: number): Promise<boolean> {
    const use = await this.dataSource.manager.findOneBy(RegistryUse, { bank, operation });
    return (use?.dayCount ?? 0) >= limit;
  }
}
