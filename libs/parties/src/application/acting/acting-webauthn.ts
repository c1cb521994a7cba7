import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type AuthenticationResponseJSON,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { challengeOfDigest } from '@tallystick/act-types';
import { PasskeyVerifierReader } from '@tallystick/chain';
import { faultOfAnswer } from '../../domain/acting/answer-fault.js';
import { ActingDomainDiffers, PasskeyAnswerRefused } from '../../domain/acting/errors.js';
import { PEOPLE_TERMS, type PeopleTerms } from '../people/people-terms.js';
import { ACTING_TERMS, type ActingTerms } from './acting-terms.js';
import { chainForm } from './chain-form.js';

/** COSE's ES256: the one algorithm that the chain checks. */
export const ES256 = -7;

export interface ExcludedPasskey {
  readonly credentialId: string;
  readonly transports?: readonly string[];
}

export interface SigningPasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  /** As an account has it. */
  readonly key: string;
}

export interface SignedAnswer {
  /** As the chain checks it, 0x hex. */
  readonly signature: string;
  readonly signCount: number;
}

/** WebAuthn for passkeys that act: a verified user every time, ES256 alone, bound to the domain that the chain's verifier is bound to. */
@Injectable()
export class ActingWebAuthn {
  private isDomainKnown = false;

  constructor(
    @Inject(PEOPLE_TERMS) private readonly people: PeopleTerms,
    @Inject(ACTING_TERMS) private readonly acting: ActingTerms,
    private readonly verifier: PasskeyVerifierReader,
  ) {}

  /** Throws `ActingDomainDiffers`. */
  async creationOptions(
    challenge: string,
    user: { readonly id: string; readonly name: string },
    excluded: readonly ExcludedPasskey[],
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    await this.requireDomain();
    const { rpId, rpName, limits } = this.people;
    return generateRegistrationOptions({
      ...{ rpID: rpId, rpName, challenge: new Uint8Array(Buffer.from(challenge, 'base64url')) },
      timeout: limits.challengeSeconds * 1000,
      ...{ userID: actingUserHandleOf(user.id), userName: user.name, userDisplayName: user.name },
      attestationType: this.acting.policy.attestation,
      // Not offered where no passkey is named, as in signing in: whoever takes the wrong one there would sign what was given as a challenge.
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
      supportedAlgorithmIDs: [ES256],
      excludeCredentials: excluded.map(({ credentialId: id, transports }) => ({
        id,
        ...(transports ? { transports: [...transports] as never } : {}),
      })),
    });
  }

  /** Throws `PasskeyAnswerRefused` with what a browser or an authenticator did otherwise than asked. */
  requireAnswer(
    type: 'webauthn.create' | 'webauthn.get',
    challenge: string,
    clientDataJSON: string,
    authenticatorData: Uint8Array,
  ): void {
    const { rpId, origins } = this.people;
    const fault = faultOfAnswer(clientDataJSON, authenticatorData, { type, challenge, origins, rpId });
    if (fault !== undefined) throw new PasskeyAnswerRefused(fault);
  }

  expected(challenge: string) {
    const { rpId, origins } = this.people;
    const where = { expectedOrigin: [...origins], expectedRPID: rpId };
    return { expectedChallenge: challenge, ...where, requireUserVerification: true };
  }

  /**
   * An answer to a digest, as right off chain as on it; whether its count grew is for the caller to say. Throws `PasskeyAnswerRefused`.
   * @param digest 32 bytes, 0x hex
   */
  async signed(response: AuthenticationResponseJSON, digest: string, passkey: SigningPasskey): Promise<SignedAnswer> {
    const challenge = challengeOfDigest(digest);
    const { clientDataJSON, authenticatorData } = response.response;
    this.requireAnswer('webauthn.get', challenge, clientDataJSON, Buffer.from(authenticatorData, 'base64url'));
    const signCount = await this.countOf(response, challenge, passkey);
    const signature = chainForm(response);
    // The very question that accounts ask.
    if (!(await this.verifier.isSigned(passkey.key, digest, signature)))
      throw new PasskeyAnswerRefused('the ledger does not take its signature');
    return { signature, signCount };
  }

  private async countOf(
    response: AuthenticationResponseJSON,
    challenge: string,
    { credentialId: id, publicKey }: SigningPasskey,
  ): Promise<number> {
    try {
      const credential = { id, publicKey: new Uint8Array(publicKey), counter: 0 };
      const verdict = await verifyAuthenticationResponse({ response, ...this.expected(challenge), credential });
      if (verdict.verified) return verdict.authenticationInfo.newCounter;
    } catch {
      // The library throws plain errors at whatever it cannot read, and does nothing but compute.
    }
    throw new PasskeyAnswerRefused('its signature is not the passkey’s');
  }

  private async requireDomain(): Promise<void> {
    const { rpId } = this.people;
    this.isDomainKnown ||= await this.verifier.isOf(rpId);
    if (!this.isDomainKnown) throw new ActingDomainDiffers(rpId);
  }
}

/** Another than signing in has: an authenticator keeps one discoverable passkey of a user, and the new one would replace the other. */
export function actingUserHandleOf(person: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`acting ${person}`).digest());
}
