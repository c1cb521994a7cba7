import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK } from '@tallystick/platform';
import { IsNull, LessThanOrEqual, MoreThan, Repository } from 'typeorm';
import { newSecret, secretHash } from '../../domain/secret.js';
import { SignInChallenge } from '../../infra/people/sign-in-challenge.entity.js';
import { PEOPLE_TERMS, type PeopleTerms } from './people-terms.js';

/** What authenticators are asked to sign: 256 random bits, answered once and soon, for the one purpose that they were given for. */
@Injectable()
export class Challenges {
  constructor(
    @InjectRepository(SignInChallenge) private readonly challenges: Repository<SignInChallenge>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PEOPLE_TERMS) private readonly terms: PeopleTerms,
  ) {}

  /** @param link that is being redeemed; null for a sign-in. @returns base64url */
  async issue(link: string | null): Promise<string> {
    const nowMs = this.clock.nowMs();
    const challenge = newSecret();
    await this.challenges.delete({ expiresAt: LessThanOrEqual(new Date(nowMs)) });
    const expiresAt = new Date(nowMs + this.terms.limits.challengeSeconds * 1000);
    await this.challenges.insert({ hash: secretHash(challenge), link, expiresAt });
    return challenge;
  }

  /** Whether it was open. It is not afterwards, whatever comes of the answer. */
  async take(challenge: string, link: string | null): Promise<boolean> {
    const open = { hash: secretHash(challenge), link: link ?? IsNull() };
    const { affected } = await this.challenges.delete({ ...open, expiresAt: MoreThan(new Date(this.clock.nowMs())) });
    return affected === 1;
  }
}
