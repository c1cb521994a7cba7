import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DomainError } from '@tallystick/kernel';
import { type Bundle, FINGERPRINT_HEX, fingerprintOf, type OperatorKey } from '@tallystick/telemetry';

export class OperatorKeyUnreadable extends DomainError {
  constructor(given: string) {
    super(
      'operator-key-unreadable',
      'invalid',
      `${given}: expected the 32 hex digits of a key's fingerprint, or a file with a public key of Ed25519 or P-256 in PEM`,
    );
  }
}

/**
 * The keys that are known to be the operator's: the bundle's, when it is the one that was named, and else none.
 * @param given a fingerprint, or the path of a file with a public key. @throws OperatorKeyUnreadable
 */
export async function knownOperator(given: string, { site, operator }: Bundle): Promise<readonly OperatorKey[]> {
  const fingerprint = await fingerprintIn(given);
  const { algorithm, publicKey } = operator;
  return fingerprint === fingerprintOf(operator) ? [{ site, algorithm, publicKey }] : [];
}

async function fingerprintIn(given: string): Promise<string> {
  const digits = given.replaceAll(' ', '').toLowerCase();
  if (FINGERPRINT_HEX.test(digits)) return digits;
  try {
    const { kty, crv, x = '', y = '' } = createPublicKey(await readFile(given)).export({ format: 'jwk' });
    const bytes = (text: string) => Buffer.from(text, 'base64url');
    if (kty === 'OKP' && crv === 'Ed25519') return fingerprintOf({ algorithm: 'EdDSA', publicKey: bytes(x) });
    if (kty === 'EC' && crv === 'P-256') {
      return fingerprintOf({ algorithm: 'ES256', publicKey: Buffer.concat([Uint8Array.of(4), bytes(x), bytes(y)]) });
    }
  } catch {
    // What is no file and no key is told below as what is another kind of key.
  }
  throw new OperatorKeyUnreadable(given);
}
