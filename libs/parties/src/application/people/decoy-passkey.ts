import { generateKeyPairSync } from 'node:crypto';
import { encode } from 'cborg';
import type { KnownPasskey } from './webauthn.js';

/** COSE_Key (RFC 9052): kty 2 (EC2), alg -7 (ES256), crv 1 (P-256), x and y. */
function coseKey(): Uint8Array {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  return encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]),
  );
}

/** Nobody has its private key. An answer by a passkey that is not known is checked against it, and takes no less time than others do. */
export const DECOY: KnownPasskey = { credentialId: 'decoy', publicKey: coseKey(), signCount: 0 };
