import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK } from '@tallystick/platform';
import { DataSource, type EntityManager, LessThanOrEqual } from 'typeorm';
import { secretHash } from '../../domain/secret.js';
import { AnsweredChallenge } from '../../infra/people/answered-challenge.entity.js';
import { SignInKey } from '../../infra/people/sign-in-key.entity.js';
import { PEOPLE_TERMS, type PeopleTerms } from './people-terms.js';

/** When it ends in milliseconds since 1970, what nobody can guess, and an HMAC-SHA-256 over both. */
const [EXPIRY_BYTES, NONCE_BYTES, TAG_BYTES] = [6, 18, 32] as const;
/** Longer than a request waits for a lock, and than clocks of two copies of the api are apart. */
const KEPT_BEYOND_MS = 3_600_000;

/**
 * What a sign-in is to answer. Anybody may ask for one, so it costs nothing that is kept: it bears its own end and our mark. That it let somebody
 * in is written down by that sign-in, and it lets in nobody again. It is longer than a digest, so no answer to it approves an act.
 */
@Injectable()
export class SignInChallenges {
  private key: Promise<Buffer> | undefined;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PEOPLE_TERMS) private readonly terms: PeopleTerms,
  ) {}

  /** @returns base64url */
  async issue(): Promise<string> {
    const expiry = Buffer.alloc(EXPIRY_BYTES);
    expiry.writeUIntBE(this.clock.nowMs() + this.terms.limits.challengeSeconds * 1_000, 0, EXPIRY_BYTES);
    const stated = Buffer.concat([expiry, randomBytes(NONCE_BYTES)]);
    return Buffer.concat([stated, await this.tagOf(stated)]).toString('base64url');
  }

  /** Whether it was given here and can be answered still. What it was answered by before is for `use` to say. */
  async isOpen(challenge: string): Promise<boolean> {
    const bytes = Buffer.from(challenge, 'base64url');
    const isWhole =
      bytes.length === EXPIRY_BYTES + NONCE_BYTES + TAG_BYTES && bytes.toString('base64url') === challenge;
    if (!isWhole) return false;
    const [stated, tag] = [bytes.subarray(0, -TAG_BYTES), bytes.subarray(-TAG_BYTES)];
    return timingSafeEqual(tag, await this.tagOf(stated)) && this.clock.nowMs() < expiryOf(bytes);
  }

  /** Writes down that it lets somebody in. @param challenge one that is open. @returns false if it did so before */
  async use(challenge: string, manager: EntityManager): Promise<boolean> {
    await manager.delete(AnsweredChallenge, {
      expiresAt: LessThanOrEqual(new Date(this.clock.nowMs() - KEPT_BEYOND_MS)),
    });
    const expiresAt = new Date(expiryOf(Buffer.from(challenge, 'base64url')));
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(AnsweredChallenge)
      .values({ hash: secretHash(challenge), expiresAt })
      .orIgnore()
      .returning('hash')
      .execute();
    return (inserted.raw as unknown[]).length === 1;
  }

  private async tagOf(stated: Buffer): Promise<Buffer> {
    this.key ??= this.readKey();
    try {
      return createHmac('sha256', await this.key)
        .update('tallystick/sign-in-challenge/1/')
        .update(stated)
        .digest();
    } catch (error) {
      this.key = undefined;
      throw error;
    }
  }

  /** Of two copies of the api that start at once the key of one stands. */
  private async readKey(): Promise<Buffer> {
    const { manager } = this.dataSource;
    const row = await manager.findOneBy(SignInKey, { isOnly: true });
    if (row) return row.key;
    await manager
      .createQueryBuilder()
      .insert()
      .into(SignInKey)
      .values({ isOnly: true, key: randomBytes(32) })
      .orIgnore()
      .execute();
    return (await manager.findOneByOrFail(SignInKey, { isOnly: true })).key;
  }
}

const expiryOf = (bytes: Buffer): number => bytes.readUIntBE(0, EXPIRY_BYTES);
