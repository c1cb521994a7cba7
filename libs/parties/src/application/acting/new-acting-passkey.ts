import { Inject, Injectable } from '@nestjs/common';
import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject } from '@simplewebauthn/server/helpers';
import { faultOfSignerKey, type Network, passkeyVerifierOf } from '@tallystick/act-types';
import { NETWORK } from '@tallystick/chain';
import type { AttestationPolicy } from '../../domain/acting/attestation-policy.js';
import { AuthenticatorNotAccepted, PasskeyAnswerRefused } from '../../domain/acting/errors.js';
import { requireAccepted } from '../../domain/acting/require-accepted.js';
import { p256PointOf, requireSelfMade } from '../people/passkey-answer.js';
import { ACTING_TERMS, type ActingTerms } from './acting-terms.js';
import { ActingWebAuthn, ES256 } from './acting-webauthn.js';

export interface NewActingPasskey {
  readonly credentialId: string;
  readonly publicKey: Buffer;
  /** As an account has it. */
  readonly key: string;
  readonly transports: string[];
  readonly aaguid: string;
  /** The format of the attestation that was checked; `none` without. */
  readonly attestation: string;
  readonly isBackupEligible: boolean;
  readonly signCount: number;
}

/** What WebAuthn Level 3 names, and `cable` before it; a browser may pass over others, and so do we. */
const TRANSPORTS = ['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal', 'cable'];

/** Formats whose certificates `@simplewebauthn/server` follows to the roots that are set for them. */
export const CERTIFIED_FORMATS = ['packed', 'tpm', 'android-key', 'apple', 'fido-u2f'] as const;

/** Judges what an authenticator answers that made a passkey to act with. */
@Injectable()
export class NewActingPasskeys {
  constructor(
    @Inject(ACTING_TERMS) private readonly terms: ActingTerms,
    @Inject(NETWORK) private readonly network: Network,
    private readonly webAuthn: ActingWebAuthn,
  ) {}

  /** Throws `PasskeyAnswerRefused` and `AuthenticatorNotAccepted`. */
  async registered(response: RegistrationResponseJSON, challenge: string): Promise<NewActingPasskey> {
    const { policy } = this.terms;
    const attestation = attestationOf(response);
    this.webAuthn.requireAnswer(
      'webauthn.create',
      challenge,
      response.response.clientDataJSON,
      attestation.get('authData'),
    );
    requireAttestation(response, policy);
    const made = await this.verified(response, challenge);
    const isBackupEligible = made.credentialDeviceType === 'multiDevice';
    requireAccepted({ aaguid: made.aaguid, isBackupEligible }, policy);
    const { id: credentialId, publicKey, counter: signCount } = made.credential;
    return {
      ...{ credentialId, publicKey: Buffer.from(publicKey), key: this.keyOf(publicKey), signCount },
      ...{ aaguid: made.aaguid, isBackupEligible, transports: transportsOf(response) },
      attestation: policy.attestation === 'direct' ? made.fmt : 'none',
    };
  }

  private async verified(response: RegistrationResponseJSON, challenge: string) {
    try {
      const expected = { ...this.webAuthn.expected(challenge), supportedAlgorithmIDs: [ES256] };
      const { verified, registrationInfo } = await verifyRegistrationResponse({ response, ...expected });
      if (verified) return registrationInfo;
    } catch {
      // Plain errors; what can be told apart was looked at before.
    }
    if (this.terms.policy.attestation === 'none') throw new PasskeyAnswerRefused('its key is none of ES256');
    throw new AuthenticatorNotAccepted(
      'its attestation leads to no certificate of a maker that is trusted here, or its key is none of ES256',
      this.terms.policy,
    );
  }

  /** Throws `PasskeyAnswerRefused` for a key that an account would refuse. */
  private keyOf(publicKey: Uint8Array): string {
    const verifier = passkeyVerifierOf(this.network);
    const key = `${verifier.toLowerCase()}${p256PointOf(publicKey) ?? ''}`;
    const fault = faultOfSignerKey(key, verifier);
    if (fault !== undefined) throw new PasskeyAnswerRefused(`its key ${fault}`);
    return key;
  }
}

function transportsOf({ response: { transports = [] } }: RegistrationResponseJSON): string[] {
  return TRANSPORTS.filter((one) => transports.some((given) => given === one));
}

function attestationOf({ response }: RegistrationResponseJSON) {
  try {
    const decoded = decodeAttestationObject(new Uint8Array(Buffer.from(response.attestationObject, 'base64url')));
    if (decoded.get('authData') instanceof Uint8Array) return decoded;
  } catch {
    // As any other that cannot be read.
  }
  throw new PasskeyAnswerRefused('its attestation cannot be read');
}

/** Before a certificate of a stranger's making is looked at. */
function requireAttestation(response: RegistrationResponseJSON, policy: AttestationPolicy): void {
  if (policy.attestation === 'none') {
    try {
      requireSelfMade(response);
    } catch {
      throw new PasskeyAnswerRefused('it has an attestation with certificates, and none was asked for');
    }
    return;
  }
  const attestation = attestationOf(response);
  const certificates: unknown = attestation.get('attStmt').get('x5c');
  const isCertified = Array.isArray(certificates) && certificates.length > 0;
  if (!isCertified || !CERTIFIED_FORMATS.some((format) => format === attestation.get('fmt')))
    throw new AuthenticatorNotAccepted('no certificate says what it is', policy);
}
