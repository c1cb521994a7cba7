import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK } from '@tallystick/platform';
import { DataSource, type EntityManager, In, LessThan } from 'typeorm';
import { SignInHeld } from '../../domain/credentials/credential-errors.js';
import { GUESSING_LIMITS, type GuessingLimits } from '../../domain/credentials/sign-in-hold.js';
import { SignInAttempt } from '../../infra/sign-in-attempt.entity.js';
import { type AttemptNames, attemptNames } from './attempt-names.js';
import { CountFailure } from './count-failure.js';

const DAY_MS = 86_400_000;
/** Long over, whatever another copy's clock says: a success must hold nobody who asked at the same moment. */
const NOT_HELD = new Date(0);
/** Looking for what to forget with every attempt would be a query for nothing, nearly always. */
const FORGET_EVERY_MS = 60_000;

/**
 * Holds down guessing, in the database, so that copies of the api count together. An attempt waits by what came before it for its client
 * from its address; and by what came from its address for anybody, unless this client got tokens there before, so that nobody is kept out by
 * a neighbour who guesses at others. Nothing that comes from elsewhere keeps a client out: when many addresses guess at one, then each that
 * got no token before has one attempt, and waits longest.
 */
@Injectable()
export class SignInAttempts {
  private forgotAtMs = 0;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(GUESSING_LIMITS) private readonly limits: GuessingLimits,
    private readonly failures: CountFailure,
  ) {}

  /**
   * Carries out an attempt and counts how it ends, in one transaction. What the attempt throws is counted as nothing.
   * @param attempt resolves to undefined when the secret is wrong
   * @throws SignInHeld
   */
  async during<T>(
    from: { readonly clientId: string; readonly address: string },
    attempt: (manager: EntityManager) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const names = attemptNames(from);
    await this.forgetOld(new Date(this.clock.nowMs()));
    return this.dataSource.transaction(async (manager) => {
      // One after another: of many that come at the same moment, each knows how those before it ended.
      await manager.query('SELECT pg_advisory_xact_lock($1)', [names.lock]);
      const now = new Date(this.clock.nowMs());
      const { isKnown } = await this.requireNotHeld(manager, names, now);
      const outcome = await attempt(manager);
      if (outcome === undefined) await this.failures.run(manager, names, isKnown, now);
      else await this.remember(manager, names, now);
      return outcome;
    });
  }

  private async requireNotHeld(
    manager: EntityManager,
    names: AttemptNames,
    now: Date,
  ): Promise<{ readonly isKnown: boolean }> {
    const { knownDays } = this.limits;
    const rows = await manager.findBy(SignInAttempt, { counted: In([names.pair, names.address]) });
    const pair = rows.find(({ counted }) => counted === names.pair);
    const address = rows.find(({ counted }) => counted === names.address);
    const succeededMs = pair?.succeededAt?.getTime();
    const isKnown = succeededMs !== undefined && succeededMs > now.getTime() - knownDays * DAY_MS;
    const held = [pair, isKnown ? undefined : address].map((row) => row?.heldUntil.getTime() ?? 0);
    const leftMs = Math.max(...held) - now.getTime();
    if (leftMs > 0) throw new SignInHeld(Math.ceil(leftMs / 1000));
    return { isKnown };
  }

  private async remember(manager: EntityManager, { pair }: AttemptNames, now: Date): Promise<void> {
    const forgetAt = new Date(now.getTime() + this.limits.knownDays * DAY_MS);
    const row = { counted: pair, failures: 0, heldUntil: NOT_HELD, succeededAt: now, forgetAt };
    await manager.upsert(SignInAttempt, row, ['counted']);
  }

  private async forgetOld(now: Date): Promise<void> {
    if (now.getTime() - this.forgotAtMs < FORGET_EVERY_MS) return;
    this.forgotAtMs = now.getTime();
    await this.dataSource.manager.delete(SignInAttempt, { forgetAt: LessThan(now) });
  }
}
