import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { Challenges } from './challenges.js';
import { WebAuthn } from './webauthn.js';

/** Names no person and no passkey: the authenticator offers those that it has. */
@Injectable()
export class BeginSignIn {
  constructor(
    private readonly challenges: Challenges,
    private readonly webAuthn: WebAuthn,
  ) {}

  async run(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.webAuthn.requestOptions(await this.challenges.issue('sign-in'));
  }
}
