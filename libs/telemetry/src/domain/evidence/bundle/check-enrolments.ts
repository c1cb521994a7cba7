import { EnvelopeRefused } from '../../cose/envelope-refused.js';
import { PublicKeyUnsound, type VerifyingKey, verifyingKey } from '../../cose/verifying-key.js';
import { type OpenedEnrolment, openEnrolment } from '../enrolment.js';
import type { Bundle, BundleGateway } from './bundle.js';
import { type BundleFinding, error } from './bundle-finding.js';

export interface CheckedEnrolments {
  /** By gateway. */
  readonly enrolments: ReadonlyMap<string, readonly OpenedEnrolment[]>;
  readonly findings: readonly BundleFinding[];
}

/** The enrolments that the bundle's operator signed for the bundle's gateways. */
export function checkEnrolments({ site, operator, gateways }: Bundle): CheckedEnrolments {
  const key = operatorKey(operator);
  if (!key) {
    const message = 'expected the bytes of a public key, canonical and on its curve';
    return { enrolments: new Map(), findings: [error('operator-key-unsound', 'operator.publicKey', message)] };
  }
  const findings: BundleFinding[] = [];
  const enrolments = new Map(
    gateways.map((gateway, place) => {
      const found = ofGateway(gateway, `gateways[${place}]`, site, key);
      findings.push(...found.findings);
      return [gateway.name, found.enrolments];
    }),
  );
  return { enrolments, findings };
}

function ofGateway(gateway: BundleGateway, where: string, site: string, operator: VerifyingKey) {
  const enrolments: OpenedEnrolment[] = [];
  const findings: BundleFinding[] = [];
  for (const [place, bytes] of gateway.enrolments.entries()) {
    const at = `${where}.enrolments[${place}]`;
    try {
      const enrolment = openEnrolment(bytes, site, () => operator);
      if (enrolment.gateway === gateway.name) enrolments.push(enrolment);
      else findings.push(error('enrolment-refused', at, 'it is of another gateway than it stands with'));
    } catch (refusal) {
      if (!(refusal instanceof EnvelopeRefused)) throw refusal;
      findings.push(error('enrolment-refused', at, `${refusal.reason}, ${refusal.message}`));
    }
  }
  return { enrolments, findings };
}

function operatorKey({ algorithm, publicKey }: Bundle['operator']): VerifyingKey | undefined {
  try {
    return verifyingKey(algorithm, publicKey);
  } catch (refusal) {
    if (refusal instanceof PublicKeyUnsound) return undefined;
    throw refusal;
  }
}
