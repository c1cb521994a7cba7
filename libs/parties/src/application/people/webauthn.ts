import { Inject, Injectable } from '@nestjs/common';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { p256PointOf, requireSelfMade, requireSameOrigin } from './passkey-answer.js';
import { PEOPLE_TERMS, type PeopleTerms } from './people-terms.js';

/** COSE algorithms: ES256, EdDSA, and RS256 for TPMs that know no other. */
const ALGORITHMS = [-7, -8, -257];

export interface NewPasskey {
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly p256Point: string | null;
  readonly signCount: number;
}

export interface KnownPasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly signCount: number;
}

/** WebAuthn with our terms: discoverable passkeys, so that who signs in names nobody first, and a verified user every time. */
@Injectable()
export class WebAuthn {
  constructor(@Inject(PEOPLE_TERMS) private readonly terms: PeopleTerms) {}

  creationOptions(
    challenge: string,
    user: { readonly id: string; readonly name: string },
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return generateRegistrationOptions({
      ...this.asked(challenge),
      rpName: this.terms.rpName,
      userID: new Uint8Array(userHandleOf(user.id)),
      userName: user.name,
      userDisplayName: user.name,
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
  }

  requestOptions(challenge: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({ ...this.asked(challenge), userVerification: 'required' });
  }

  /** Undefined for whatever does not answer the challenge as it has to. */
  async registered(response: RegistrationResponseJSON, expectedChallenge: string): Promise<NewPasskey | undefined> {
    return orUndefined(async () => {
      requireSameOrigin(response);
      requireSelfMade(response);
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response,
        ...this.expected(expectedChallenge),
        supportedAlgorithmIDs: ALGORITHMS,
      });
      if (!verified || !registrationInfo) return undefined;
      const { id, publicKey, counter } = registrationInfo.credential;
      return {
        credentialId: id,
        publicKey: Buffer.from(publicKey),
        p256Point: p256PointOf(publicKey),
        signCount: counter,
      };
    });
  }

  /** @returns the new sign count; undefined for whatever does not answer the challenge as it has to, or counts back */
  async asserted(
    response: AuthenticationResponseJSON,
    expectedChallenge: string,
    passkey: KnownPasskey,
  ): Promise<number | undefined> {
    const { credentialId: id, publicKey, signCount: counter } = passkey;
    return orUndefined(async () => {
      requireSameOrigin(response);
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        ...this.expected(expectedChallenge),
        credential: { id, publicKey: new Uint8Array(publicKey), counter },
      });
      return verified ? authenticationInfo.newCounter : undefined;
    });
  }

  private asked(challenge: string) {
    const timeout = this.terms.limits.challengeSeconds * 1000;
    return { rpID: this.terms.rpId, challenge: new Uint8Array(Buffer.from(challenge, 'base64url')), timeout };
  }

  private expected(expectedChallenge: string) {
    const { rpId: expectedRPID, origins } = this.terms;
    return { expectedChallenge, expectedOrigin: [...origins], expectedRPID, requireUserVerification: true };
  }
}

/** The bytes by which an authenticator knows whose passkey it is: of the person's id, which names nobody. */
export function userHandleOf(person: string): Buffer {
  return Buffer.from(person.replaceAll('-', ''), 'hex');
}

/** The library throws plain errors at everything that is wrong with an answer, and does nothing but compute: whoever answered wrongly learns no more. */
async function orUndefined<T>(verify: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
