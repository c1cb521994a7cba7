import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { IsNull, LessThan, LessThanOrEqual, Repository } from 'typeorm';
import { CLOCK } from '../clock/clock.js';
import { CarriedOutNotes, type KeyedRun } from './carried-out-notes.js';
import { AnswerLost, IdempotencyKeyReused, RequestInProgress } from './errors.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

export interface KeyedRequest {
  readonly clientId: string;
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export interface RecordedAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The request is to be run now, or was answered before. */
export type Begun = { readonly run: KeyedRun } | { readonly answer: RecordedAnswer };

/** A request that put its lease off no more died with its process: unless it had changed something, its key is taken up by who comes next. */
const LEASE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Looking for keys to forget with every request would be a query for nothing, nearly always. */
const FORGET_EVERY_MS = 60_000;

function hashOf(request: KeyedRequest): string {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.from(JSON.stringify(request.body ?? null));
  return createHash('sha256').update(`${request.method} ${request.path}\n`).update(body).digest('hex');
}

/** How long an answer is repeated to whoever comes with its key: 24 at least, which is what callers are promised. */
export const KEYS_KEPT_HOURS = Symbol('hours for which idempotency keys are kept');

/** Remembers answers by key for as long as is set and a minute at most, so that a repeated request does nothing twice, whatever died. */
@Injectable()
export class Idempotency {
  /** Runs what is to be done for an attempt. */
  readonly notes: CarriedOutNotes;
  private forgotAtMs = 0;

  constructor(
    @InjectRepository(IdempotencyKey) private readonly keys: Repository<IdempotencyKey>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEYS_KEPT_HOURS) private readonly keptHours: number,
  ) {
    this.notes = new CarriedOutNotes(keys.manager.dataSource, clock);
  }

  /** Claims the key for this request. Throws `IdempotencyKeyReused`, `RequestInProgress` and `AnswerLost`. */
  async begin(request: KeyedRequest): Promise<Begun> {
    const { clientId, key } = request;
    const requestHash = hashOf(request);
    await this.forgetOld();
    const createdAt = new Date(this.clock.nowMs());
    const claim = await this.keys
      .createQueryBuilder()
      .insert()
      .values({ clientId, key, requestHash, status: null, createdAt, attempt: 1, leasedUntil: this.leaseEnd() })
      .orIgnore()
      .returning('key')
      .execute();
    if ((claim.raw as unknown[]).length > 0) return { run: { clientId, key, attempt: 1 } };
    const known = await this.keys.findOneBy({ clientId, key });
    // Given back between the two questions.
    if (!known) throw new RequestInProgress();
    if (known.requestHash !== requestHash) throw new IdempotencyKeyReused();
    if (known.status !== null) return { answer: { status: known.status, body: known.body } };
    return { run: await this.takenUp(known) };
  }

  /** Says that the attempt is under way still. */
  async renew(run: KeyedRun): Promise<void> {
    await this.keys.update({ ...run, status: IsNull() }, { leasedUntil: this.leaseEnd() });
  }

  async finish(run: KeyedRun, { status, body }: RecordedAnswer): Promise<void> {
    await this.keys.update({ ...run }, { status, body: body as object });
  }

  /** A refused request leaves the key free: corrected or repeated, it may run. */
  async release(run: KeyedRun): Promise<void> {
    await this.keys.delete({ ...run });
  }

  /** After a fault of ours: the key is free only if nothing was changed. */
  async abandon(run: KeyedRun): Promise<void> {
    await this.keys.delete({ ...run, carriedOutAt: IsNull() });
    await this.keys.update({ ...run }, { leasedUntil: new Date(this.clock.nowMs()) });
  }

  private async forgetOld(): Promise<void> {
    const nowMs = this.clock.nowMs();
    if (nowMs - this.forgotAtMs < FORGET_EVERY_MS) return;
    this.forgotAtMs = nowMs;
    await this.keys.delete({ createdAt: LessThan(new Date(nowMs - this.keptHours * HOUR_MS)) });
  }

  private async takenUp({ clientId, key, attempt, leasedUntil, carriedOutAt }: IdempotencyKey): Promise<KeyedRun> {
    const now = new Date(this.clock.nowMs());
    if (leasedUntil > now) throw new RequestInProgress();
    if (carriedOutAt) throw new AnswerLost(carriedOutAt);
    const dead = {
      clientId,
      key,
      attempt,
      status: IsNull(),
      carriedOutAt: IsNull(),
      leasedUntil: LessThanOrEqual(now),
    };
    const taken = await this.keys.update(dead, { attempt: attempt + 1, leasedUntil: this.leaseEnd() });
    if (taken.affected !== 1) throw new RequestInProgress();
    return { clientId, key, attempt: attempt + 1 };
  }

  private leaseEnd(): Date {
    return new Date(this.clock.nowMs() + LEASE_MS);
  }
}
