import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { ActingPasskeysLimitReached, PasskeySignsIn } from '../../domain/acting/errors.js';
import { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import { SignInPasskey } from '../../infra/people/sign-in-passkey.entity.js';
import { ACTING_TERMS, type ActingTerms } from './acting-terms.js';

/** x and y of a passkey's point, in hex. */
const POINT_DIGITS = 128;

/** What holds of every passkey that comes to act. */
@Injectable()
export class ActingPasskeyRules {
  constructor(@Inject(ACTING_TERMS) private readonly terms: ActingTerms) {}

  /** What signs in never acts, also when it was replaced since: neither as the same credential nor as the same key. Throws `PasskeySignsIn`. */
  async requireOwnKind(
    { credentialId, key }: { readonly credentialId: string; readonly key: string },
    manager: EntityManager,
  ): Promise<void> {
    const where = [{ credentialId }, { p256Point: key.slice(-POINT_DIGITS) }];
    if (await manager.existsBy(SignInPasskey, where)) throw new PasskeySignsIn();
  }

  /** Throws `ActingPasskeysLimitReached`. */
  async requireRoom(person: string, manager: EntityManager): Promise<void> {
    const { passkeysPerPerson } = this.terms.limits;
    const held = await manager.countBy(ActingPasskey, { person, provedAt: Not(IsNull()), withdrawnAt: IsNull() });
    if (held >= passkeysPerPerson) throw new ActingPasskeysLimitReached(passkeysPerPerson);
  }
}
