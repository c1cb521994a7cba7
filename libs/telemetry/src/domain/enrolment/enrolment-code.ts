import { DomainError } from '@tallystick/kernel';
import { DEFAULT_BATCH_LIMITS } from '../batch/batch-limits.js';
import { isName } from '../batch/read-fields.js';
import { sha256 } from '../sha256.js';
import { findSiteNumber } from '../site-name.js';
import { FINGERPRINT_HEX } from './key-fingerprint.js';

/**
 * What a site's operator types in at a gateway that is to come in: `site-7.gateway-1.<secret>.<fingerprint>`. The fingerprint is of the operator's
 * key: by it the gateway knows whose word to wait for, whatever the server says.
 */
export interface EnrolmentCode {
  readonly site: string;
  readonly gateway: string;
  readonly secret: string;
  /** Of the operator's key: see `fingerprintOf`. */
  readonly operatorFingerprint: string;
}

export class EnrolmentCodeMalformed extends DomainError {
  constructor() {
    super(
      'enrolment-code-malformed',
      'invalid',
      'enrolment code: expected site, gateway, secret and fingerprint, joined by dots, as the site’s operator was given it',
    );
  }
}

/** 16 bytes, base64url. */
const SECRET = /^[A-Za-z0-9_-]{22}$/;
/** Site, gateway, secret and fingerprint at their longest, and three dots. */
export const ENROLMENT_CODE_MAX = 20 + 64 + 22 + 32 + 3;

export const formatEnrolmentCode = ({ site, gateway, secret, operatorFingerprint }: EnrolmentCode): string =>
  [site, gateway, secret, operatorFingerprint].join('.');

/** A gateway's name may have dots; the other parts have none. @throws EnrolmentCodeMalformed */
export function parseEnrolmentCode(text: string): EnrolmentCode {
  const parts = text.length <= ENROLMENT_CODE_MAX ? text.split('.') : [];
  const [site = ''] = parts;
  const [secret = '', operatorFingerprint = ''] = parts.slice(-2);
  const gateway = parts.slice(1, -2).join('.');
  const isSound =
    findSiteNumber(site) !== undefined &&
    isName(gateway, DEFAULT_BATCH_LIMITS) &&
    SECRET.test(secret) &&
    FINGERPRINT_HEX.test(operatorFingerprint);
  if (!isSound) throw new EnrolmentCodeMalformed();
  return { site, gateway, secret, operatorFingerprint };
}

/** What the server keeps of a code, and what a gateway signs instead of it. SHA-256 over its text. */
export const hashOfEnrolmentCode = (code: EnrolmentCode): Uint8Array =>
  sha256(new TextEncoder().encode(formatEnrolmentCode(code)));
