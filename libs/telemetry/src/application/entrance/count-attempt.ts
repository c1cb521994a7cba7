import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, LimitReached, periodAt, secondsLeft } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { sha256 } from '../../domain/sha256.js';
import { GatewayEntrance } from './gateway-entrance.js';

/** Counts one more in one statement, so that copies of the api count together. */
const COUNT = `
  INSERT INTO telemetry.entrance_attempt AS known (bucket, minute, count) VALUES ($1, $2, 1)
  ON CONFLICT (bucket) DO UPDATE SET
    minute = greatest(known.minute, excluded.minute),
    count = CASE WHEN excluded.minute > known.minute THEN 1 ELSE known.count + 1 END
  WHERE excluded.minute > known.minute OR known.count < $3
  RETURNING 1`;

/**
 * Holds down how often gateways may ask to come in. By which of 256 counters is told by a hash of what is asked for, whether it is there or
 * not: so nobody learns which sites are there, whoever asks for many others fills no table, and keeps out few.
 */
@Injectable()
export class CountAttempt {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly entrance: GatewayEntrance,
  ) {}

  /** Counts in any case, also what is refused afterwards. @throws LimitReached */
  async run(askedFor: string): Promise<void> {
    const [bucket] = sha256(new TextEncoder().encode(askedFor));
    const nowMs = this.clock.nowMs();
    const limit = this.entrance.settings.attemptsPerMinute;
    const counted = await this.dataSource.query<unknown[]>(COUNT, [bucket, periodAt('minute', nowMs), limit]);
    if (counted.length > 0) return;
    const retryAfterSeconds = secondsLeft('minute', nowMs);
    throw new LimitReached({ unit: 'requests of gateways', limit, per: 'minute', retryAfterSeconds });
  }
}
