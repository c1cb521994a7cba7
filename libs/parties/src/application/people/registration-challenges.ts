import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK } from '@tallystick/platform';
import { IsNull, LessThanOrEqual, MoreThan, Repository } from 'typeorm';
import { newSecret, secretHash } from '../../domain/secret.js';
import { RegistrationChallenge } from '../../infra/people/registration-challenge.entity.js';
import { PEOPLE_TERMS, type PeopleTerms } from './people-terms.js';

/** What a challenge is good for: redeeming a link, or registering a passkey that a person acts with. */
export type ChallengePurpose = { readonly link: string } | { readonly actingOf: string };

/** What authenticators are asked to sign of a new passkey, by whoever has a link or a session: 256 random bits, answered once and soon, for the one purpose that they were given for. */
@Injectable()
export class RegistrationChallenges {
  constructor(
    @InjectRepository(RegistrationChallenge) private readonly challenges: Repository<RegistrationChallenge>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PEOPLE_TERMS) private readonly terms: PeopleTerms,
  ) {}

  /** @returns base64url */
  async issue(purpose: ChallengePurpose): Promise<string> {
    const nowMs = this.clock.nowMs();
    const challenge = newSecret();
    await this.challenges.delete({ expiresAt: LessThanOrEqual(new Date(nowMs)) });
    const expiresAt = new Date(nowMs + this.terms.limits.challengeSeconds * 1000);
    await this.challenges.insert({ hash: secretHash(challenge), ...columnsOf(purpose), expiresAt });
    return challenge;
  }

  /** Whether it was open. It is not afterwards, whatever comes of the answer. */
  async take(challenge: string, purpose: ChallengePurpose): Promise<boolean> {
    const { link, person } = columnsOf(purpose);
    const open = { hash: secretHash(challenge), link: link ?? IsNull(), person: person ?? IsNull() };
    const { affected } = await this.challenges.delete({ ...open, expiresAt: MoreThan(new Date(this.clock.nowMs())) });
    return affected === 1;
  }

  /** The challenge that an answer says it answers, if it was open for the purpose. */
  async taken(challenge: string | undefined, purpose: ChallengePurpose): Promise<string | undefined> {
    return challenge !== undefined && (await this.take(challenge, purpose)) ? challenge : undefined;
  }
}

function columnsOf(purpose: ChallengePurpose): Pick<RegistrationChallenge, 'link' | 'person'> {
  return 'link' in purpose ? { link: purpose.link, person: null } : { link: null, person: purpose.actingOf };
}
