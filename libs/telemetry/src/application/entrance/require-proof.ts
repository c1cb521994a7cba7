import { EnvelopeRefused } from '../../domain/cose/envelope-refused.js';
import type { VerifyingKey } from '../../domain/cose/verifying-key.js';
import {
  type CertificateProof,
  hashOfRequest,
  openCertificateProof,
} from '../../domain/enrolment/certificate-proof.js';
import { EnrolmentProofRefused } from '../../domain/enrolment/entrance-errors.js';
import { isSameHash } from '../../domain/sha256.js';

export interface ExpectedProof {
  readonly site: string;
  readonly gateway: string;
  readonly key: VerifyingKey;
  /** PKCS#10, DER. */
  readonly certificateRequest: Uint8Array;
  /** Of one that comes in. */
  readonly codeHash?: Uint8Array;
}

const NONE = new Uint8Array();

/** Whether who asks for a certificate holds the gateway's signing key, and asks for this one, here and now. @throws EnrolmentProofRefused */
export function requireProof(bytes: Uint8Array, expected: ExpectedProof): void {
  const { gateway, requestHash, codeHash = NONE } = opened(bytes, expected);
  if (gateway !== expected.gateway) throw new EnrolmentProofRefused('expected it of the gateway that asks');
  if (!isSameHash(requestHash, hashOfRequest(expected.certificateRequest)))
    throw new EnrolmentProofRefused('expected the hash of this certificate request');
  if (!isSameHash(codeHash, expected.codeHash ?? NONE))
    throw new EnrolmentProofRefused('expected the hash of the code on coming in, and none later');
}

function opened(bytes: Uint8Array, { site, key }: ExpectedProof): CertificateProof {
  try {
    return openCertificateProof(bytes, site, key);
  } catch (error) {
    if (error instanceof EnvelopeRefused) throw new EnrolmentProofRefused(`${error.reason}, ${error.message}`);
    throw error;
  }
}

/** Whether the key made it, whatever it says. */
export function isSignedBy(bytes: Uint8Array, site: string, key: VerifyingKey): boolean {
  try {
    openCertificateProof(bytes, site, key);
    return true;
  } catch (error) {
    if (error instanceof EnvelopeRefused) return false;
    throw error;
  }
}
