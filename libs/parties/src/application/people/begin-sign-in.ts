import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { SignInChallenges } from './sign-in-challenges.js';
import { WebAuthn } from './webauthn.js';

/** Keeps nothing, for whoever asks is nobody yet. Names no person and no passkey: the authenticator offers those that it has. */
@Injectable()
export class BeginSignIn {
  constructor(
    private readonly challenges: SignInChallenges,
    private readonly webAuthn: WebAuthn,
  ) {}

  async run(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.webAuthn.requestOptions(await this.challenges.issue());
  }
}
