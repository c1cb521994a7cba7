import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { GUESSING_LIMITS, type GuessingLimits, holdSeconds } from '../../domain/credentials/sign-in-hold.js';
import { SignInAttempt } from '../../infra/sign-in-attempt.entity.js';
import type { AttemptNames } from './attempt-names.js';

const HOUR_MS = 3_600_000;

/** One more in one statement, beginning anew when the last was long ago; the row is then ours until the transaction ends. */
const COUNT = `
  INSERT INTO papers.sign_in_attempt AS known (counted, failures, held_until, forget_at) VALUES ($1, 1, $2, $4)
  ON CONFLICT (counted) DO UPDATE SET
    failures = CASE WHEN known.held_until < $3 THEN 1 ELSE least(known.failures, 1000000000) + 1 END,
    held_until = greatest(known.held_until, excluded.held_until),
    forget_at = greatest(known.forget_at, excluded.forget_at)
  RETURNING failures`;

/** Counts a wrong secret in the three ways, and says how long the next attempt waits. Always in the same order, so that nobody waits in a circle. */
@Injectable()
export class CountFailure {
  constructor(@Inject(GUESSING_LIMITS) private readonly limits: GuessingLimits) {}

  /** @param isKnown whether the client got a token from this address before */
  async run(manager: EntityManager, names: AttemptNames, isKnown: boolean, now: Date): Promise<void> {
    const { failuresPerPair, failuresPerAddress, failuresPerClient, longestHoldSeconds } = this.limits;
    const ofPair = await this.count(manager, names.pair, now);
    const ofAddress = await this.count(manager, names.address, now);
    const ofClient = await this.count(manager, names.client, now);
    const isGuessedAt = !isKnown && ofClient >= failuresPerClient;
    const pairHold = isGuessedAt ? longestHoldSeconds : holdSeconds(ofPair, failuresPerPair, this.limits);
    await this.hold(manager, names.pair, pairHold, now);
    await this.hold(manager, names.address, holdSeconds(ofAddress, failuresPerAddress, this.limits), now);
  }

  private async count(manager: EntityManager, counted: string, now: Date): Promise<number> {
    const { forgetHours } = this.limits;
    const [since, until] = [-forgetHours, forgetHours].map((hours) => new Date(now.getTime() + hours * HOUR_MS));
    const [row] = await manager.query<{ failures: number }[]>(COUNT, [counted, now, since, until]);
    if (!row) throw new Error('an upsert returned no row');
    return row.failures;
  }

  private async hold(manager: EntityManager, counted: string, seconds: number, now: Date): Promise<void> {
    if (seconds === 0) return;
    await manager.update(SignInAttempt, { counted }, { heldUntil: new Date(now.getTime() + seconds * 1000) });
  }
}
