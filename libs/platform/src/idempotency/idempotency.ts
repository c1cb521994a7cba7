import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Clock, DomainError } from '@tallystick/kernel';
import { LessThan, Repository } from 'typeorm';
import { CLOCK } from '../clock/clock.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super(
      'idempotency-key-reused',
      'invalid',
      'This Idempotency-Key came with another request before; take a new key for a new request.',
    );
  }
}

export class RequestInProgress extends DomainError {
  constructor() {
    super(
      'request-in-progress',
      'conflict',
      'The first request with this Idempotency-Key is still running; ask again in a moment.',
    );
  }
}

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

/** A request that has run this long without an answer died with its process; its key may be taken up again. */
const ABANDONED_AFTER_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Looking for keys to forget with every request would be a query for nothing, nearly always. */
const FORGET_EVERY_MS = 60_000;

function hashOf(request: KeyedRequest): string {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.from(JSON.stringify(request.body ?? null));
  return createHash('sha256').update(`${request.method} ${request.path}\n`).update(body).digest('hex');
}

/** How long an answer is repeated to whoever comes with its key: 24 at least, which is what callers are promised. */
export const KEYS_KEPT_HOURS = Symbol('hours for which idempotency keys are kept');

/** Remembers answers by key for as long as is set and a minute at most, so that a repeated request does nothing twice. */
@Injectable()
export class Idempotency {
  private forgotAtMs = 0;

  constructor(
    @InjectRepository(IdempotencyKey) private readonly keys: Repository<IdempotencyKey>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEYS_KEPT_HOURS) private readonly keptHours: number,
  ) {}

  /** Claims the key for this request. @returns the answer already given, or undefined when the request is to run now */
  async begin(request: KeyedRequest): Promise<RecordedAnswer | undefined> {
    const { clientId, key } = request;
    const requestHash = hashOf(request);
    await this.forgetOld();
    const claim = await this.keys
      .createQueryBuilder()
      .insert()
      .values({ clientId, key, requestHash, status: null, createdAt: new Date(this.clock.nowMs()) })
      .orIgnore()
      .returning('key')
      .execute();
    if ((claim.raw as unknown[]).length > 0) return undefined;
    const known = await this.keys.findOneByOrFail({ clientId, key });
    if (known.requestHash !== requestHash) throw new IdempotencyKeyReused();
    if (known.status !== null) return { status: known.status, body: known.body };
    return this.takeUpAbandoned(known);
  }

  async finish(request: KeyedRequest, answer: RecordedAnswer): Promise<void> {
    const { clientId, key } = request;
    await this.keys.update({ clientId, key }, { status: answer.status, body: answer.body as object });
  }

  /** A refused request leaves the key free: corrected or repeated, it may run. */
  async release(request: KeyedRequest): Promise<void> {
    await this.keys.delete({ clientId: request.clientId, key: request.key });
  }

  private async forgetOld(): Promise<void> {
    const nowMs = this.clock.nowMs();
    if (nowMs - this.forgotAtMs < FORGET_EVERY_MS) return;
    this.forgotAtMs = nowMs;
    await this.keys.delete({ createdAt: LessThan(new Date(nowMs - this.keptHours * HOUR_MS)) });
  }

  private async takeUpAbandoned(known: IdempotencyKey): Promise<undefined> {
    const { clientId, key, createdAt } = known;
    const nowMs = this.clock.nowMs();
    if (nowMs - createdAt.getTime() < ABANDONED_AFTER_MS) throw new RequestInProgress();
    const taken = await this.keys.update({ clientId, key, createdAt }, { createdAt: new Date(nowMs) });
    if (taken.affected !== 1) throw new RequestInProgress();
    return undefined;
  }
}
