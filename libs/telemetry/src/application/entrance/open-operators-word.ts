import { EnvelopeRefused } from '../../domain/cose/envelope-refused.js';
import type { VerifyingKey } from '../../domain/cose/verifying-key.js';
import { EnrolmentDiffers } from '../../domain/enrolment/entrance-errors.js';
import { type OpenedEnrolment, openEnrolment } from '../../domain/evidence/enrolment.js';
import { isSameHash } from '../../domain/sha256.js';

export interface ExpectedEnrolment {
  readonly site: string;
  readonly gateway: string;
  readonly key: Pick<VerifyingKey, 'algorithm' | 'publicKey'>;
}

/** An enrolment, when one of the site's keys signed it for exactly this gateway and key. @throws EnrolmentDiffers */
export function openOperatorsWord(
  bytes: Uint8Array,
  expected: ExpectedEnrolment,
  operators: readonly VerifyingKey[],
): OpenedEnrolment {
  const enrolment = opened(bytes, expected.site, operators);
  if (enrolment.gateway !== expected.gateway) throw new EnrolmentDiffers(`expected it of ${expected.gateway}`);
  const { algorithm, publicKey } = expected.key;
  if (enrolment.key.algorithm !== algorithm || !isSameHash(enrolment.key.publicKey, publicKey))
    throw new EnrolmentDiffers('expected it of the key that asks, and of no other');
  return enrolment;
}

function opened(bytes: Uint8Array, site: string, operators: readonly VerifyingKey[]): OpenedEnrolment {
  try {
    return openEnrolment(bytes, site, (keyId) => operators.find((key) => isSameHash(key.keyId, keyId)));
  } catch (error) {
    if (error instanceof EnvelopeRefused) throw new EnrolmentDiffers(`${error.reason}, ${error.message}`);
    throw error;
  }
}
