import { Injectable } from '@nestjs/common';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { Challenges } from './challenges.js';
import { challengeOf } from './passkey-answer.js';
import { type KnownPasskey, type NewPasskey, WebAuthn } from './webauthn.js';

/** Judges what passkeys answer. Whatever the verdict, the challenge is not open any more. */
@Injectable()
export class PasskeyAnswers {
  constructor(
    private readonly challenges: Challenges,
    private readonly webAuthn: WebAuthn,
  ) {}

  /** The new passkey; undefined for whatever does not answer a challenge that was given for the link. */
  async registered(response: RegistrationResponseJSON, link: string): Promise<NewPasskey | undefined> {
    const challenge = await this.challenges.taken(challengeOf(response), { link });
    return challenge === undefined ? undefined : this.webAuthn.registered(response, challenge);
  }

  /** The new sign count; undefined for whatever does not answer a challenge that was given for a sign-in, by this passkey. */
  async asserted(response: AuthenticationResponseJSON, passkey: KnownPasskey): Promise<number | undefined> {
    const challenge = await this.challenges.taken(challengeOf(response), 'sign-in');
    return challenge === undefined ? undefined : this.webAuthn.asserted(response, challenge, passkey);
  }
}
