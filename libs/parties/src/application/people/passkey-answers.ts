import { Injectable } from '@nestjs/common';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { RegistrationChallenges } from './registration-challenges.js';
import { challengeOf } from './passkey-answer.js';
import { SignInChallenges } from './sign-in-challenges.js';
import { type KnownPasskey, type NewPasskey, WebAuthn } from './webauthn.js';

export interface Asserted {
  readonly signCount: number;
  readonly challenge: string;
}

/** Judges what passkeys answer. */
@Injectable()
export class PasskeyAnswers {
  constructor(
    private readonly challenges: RegistrationChallenges,
    private readonly signInChallenges: SignInChallenges,
    private readonly webAuthn: WebAuthn,
  ) {}

  /** The new passkey; undefined for whatever does not answer a challenge that was given for the link. Whatever the verdict, that is not open any more. */
  async registered(response: RegistrationResponseJSON, link: string): Promise<NewPasskey | undefined> {
    const challenge = await this.challenges.taken(challengeOf(response), { link });
    return challenge === undefined ? undefined : this.webAuthn.registered(response, challenge);
  }

  /** The new sign count and the challenge; undefined for whatever does not answer one that is open for a sign-in, by this passkey. */
  async asserted(response: AuthenticationResponseJSON, passkey: KnownPasskey): Promise<Asserted | undefined> {
    const challenge = challengeOf(response);
    if (challenge === undefined || !(await this.signInChallenges.isOpen(challenge))) return undefined;
    const signCount = await this.webAuthn.asserted(response, challenge, passkey);
    return signCount === undefined ? undefined : { signCount, challenge };
  }
}
