import { DomainError } from '@tallystick/kernel';
import {
  type EnrolmentCode,
  fingerprintOf,
  type OpenedEnrolment,
  openEnrolment,
  type VerifyingKey,
  verifyingKey,
} from '@tallystick/telemetry';
import type { PublicKeyText, StoredEnrolment } from './enrolment-file.js';

/** What the server says once the operator has approved. */
export interface Approval {
  readonly enrolment: string;
  readonly operatorKey: PublicKeyText;
  readonly brokers: readonly string[];
}

/** The server's answer is not what the operator's code vouches for. */
export class ApprovalUnsound extends DomainError {
  constructor(what: string) {
    super('approval-unsound', 'forbidden', `The server's answer is not believed: ${what}. Nothing was stored.`);
  }
}

/**
 * Whether the operator whose fingerprint stands in the code let in this key at this site. @returns what the operator signed @throws ApprovalUnsound,
 * EnvelopeRefused, PublicKeyUnsound
 */
export function checkApproval(code: EnrolmentCode, own: VerifyingKey, approval: Approval): OpenedEnrolment {
  const { operatorKey, brokers } = approval;
  if (fingerprintOf(keyOf(operatorKey)) !== code.operatorFingerprint) {
    throw new ApprovalUnsound("expected the operator's key whose fingerprint is in the code");
  }
  const findKey = findKeyAmong([keyOf(operatorKey)]);
  const opened = openEnrolment(Buffer.from(approval.enrolment, 'base64url'), code.site, findKey);
  const { gateway, key } = opened;
  const isOurs = gateway === code.gateway && Buffer.compare(key.publicKey, own.publicKey) === 0;
  if (!isOurs || key.algorithm !== own.algorithm) {
    throw new ApprovalUnsound("expected an enrolment of this gateway's name and key");
  }
  for (const broker of brokers) requireSafeBroker(broker);
  if (brokers.length === 0) throw new ApprovalUnsound('expected the address of a broker at least');
  return opened;
}

/** At every start: that files were not mixed up. @returns what the operator signed @throws ApprovalUnsound, EnvelopeRefused */
export function openStoredEnrolment(stored: StoredEnrolment, keyId: Uint8Array): OpenedEnrolment {
  const findKey = findKeyAmong([keyOf(stored.operatorKey)]);
  const opened = openEnrolment(Buffer.from(stored.enrolment, 'base64url'), stored.site, findKey);
  if (opened.gateway !== stored.gateway || Buffer.compare(opened.key.keyId, keyId) !== 0) {
    throw new ApprovalUnsound('expected the enrolment of the key that is in this folder');
  }
  for (const broker of stored.brokers) requireSafeBroker(broker);
  return opened;
}

/** @throws PublicKeyUnsound */
export const keyOf = ({ algorithm, publicKey }: PublicKeyText): VerifyingKey =>
  verifyingKey(algorithm, Buffer.from(publicKey, 'base64url'));

export const findKeyAmong =
  (keys: readonly VerifyingKey[]) =>
  (keyId: Uint8Array): VerifyingKey | undefined =>
    keys.find((key) => Buffer.compare(key.keyId, keyId) === 0);

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Without TLS a gateway speaks to its own machine alone. @throws ApprovalUnsound */
export function requireSafeBroker(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'mqtts:' || (url?.protocol === 'mqtt:' && LOOPBACK.has(url.hostname))) return;
  throw new ApprovalUnsound(`${address}: expected mqtts://host:port, or mqtt:// at this machine itself`);
}
