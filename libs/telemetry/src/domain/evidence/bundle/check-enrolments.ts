import { EnvelopeRefused } from '../../cose/envelope-refused.js';
import { PublicKeyUnsound, type VerifyingKey, verifyingKey } from '../../cose/verifying-key.js';
import { type OpenedEnrolment, openEnrolment } from '../enrolment.js';
import type { Bundle } from './bundle.js';
import { type BundleFinding, error } from './bundle-finding.js';

export interface CheckedEnrolments {
  readonly enrolments: readonly OpenedEnrolment[];
  readonly findings: readonly BundleFinding[];
}

/** The enrolments that the bundle's operator signed for the bundle's gateway. */
export function checkEnrolments(bundle: Bundle): CheckedEnrolments {
  const operator = operatorKey(bundle);
  if (!operator) {
    const message = 'expected the bytes of a public key, canonical and on its curve';
    return { enrolments: [], findings: [error('operator-key-unsound', 'operator.publicKey', message)] };
  }
  const enrolments: OpenedEnrolment[] = [];
  const findings: BundleFinding[] = [];
  for (const [place, bytes] of bundle.enrolments.entries()) {
    const where = `enrolments[${place}]`;
    try {
      const enrolment = openEnrolment(bytes, bundle.site, () => operator);
      if (enrolment.gateway === bundle.gateway) enrolments.push(enrolment);
      else findings.push(error('enrolment-refused', where, `${where}: it is of another gateway than the bundle`));
    } catch (refusal) {
      if (!(refusal instanceof EnvelopeRefused)) throw refusal;
      findings.push(error('enrolment-refused', where, `${where}: ${refusal.reason}, ${refusal.message}`));
    }
  }
  return { enrolments, findings };
}

function operatorKey({ operator }: Bundle): VerifyingKey | undefined {
  try {
    return verifyingKey(operator.algorithm, operator.publicKey);
  } catch (refusal) {
    if (refusal instanceof PublicKeyUnsound) return undefined;
    throw refusal;
  }
}
