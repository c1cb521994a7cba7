import { DomainError } from '@tallystick/kernel';
import {
  type EnrolmentCode,
  fingerprintOf,
  openEnrolment,
  type VerifyingKey,
  verifyingKey,
} from '@tallystick/telemetry';
import type { PublicKeyText, StoredEnrolment } from './enrolment-file.js';

/** What the server says once the operator has approved. */
export interface Approval {
  readonly enrolment: string;
  readonly operatorKey: PublicKeyText;
  readonly receiptKey: PublicKeyText;
  readonly brokers: readonly string[];
}

/** The server's answer is not what the operator's code vouches for. */
export class ApprovalUnsound extends DomainError {
  constructor(what: string) {
    super('approval-unsound', 'forbidden', `The server's answer is not believed: ${what}. Nothing was stored.`);
  }
}

/**
 * Whether the operator whose fingerprint stands in the code let in this key at this site. @throws ApprovalUnsound, EnvelopeRefused,
 * PublicKeyUnsound
 */
export function checkApproval(code: EnrolmentCode, own: VerifyingKey, approval: Approval): void {
  const { operatorKey, receiptKey, brokers } = approval;
  if (fingerprintOf(keyOf(operatorKey)) !== code.operatorFingerprint) {
    throw new ApprovalUnsound("expected the operator's key whose fingerprint is in the code");
  }
  const findKey = findKeyAmong([keyOf(operatorKey)]);
  const { gateway, key } = openEnrolment(Buffer.from(approval.enrolment, 'base64url'), code.site, findKey);
  const isOurs = gateway === code.gateway && Buffer.compare(key.publicKey, own.publicKey) === 0;
  if (!isOurs || key.algorithm !== own.algorithm) {
    throw new ApprovalUnsound("expected an enrolment of this gateway's name and key");
  }
  keyOf(receiptKey);
  for (const broker of brokers) requireSafeBroker(broker);
  if (brokers.length === 0) throw new ApprovalUnsound('expected the address of a broker at least');
}

/** At every start: that files were not mixed up. @throws ApprovalUnsound, EnvelopeRefused */
export function checkStoredEnrolment(stored: StoredEnrolment, keyId: Uint8Array): void {
  const findKey = findKeyAmong([keyOf(stored.operatorKey)]);
  const { gateway, key } = openEnrolment(Buffer.from(stored.enrolment, 'base64url'), stored.site, findKey);
  if (gateway !== stored.gateway || Buffer.compare(key.keyId, keyId) !== 0) {
    throw new ApprovalUnsound('expected the enrolment of the key that is in this folder');
  }
  for (const broker of stored.brokers) requireSafeBroker(broker);
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
