import { Buffer } from 'node:buffer';
import { createPrivateKey } from 'node:crypto';

/** An Ed25519 seed as PKCS#8 (RFC 8410, 7) begins so. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** @param seed as RECEIPT_KEY has it. @returns as RECEIPT_PUBLIC_KEY takes it */
export function receiptPublicKey(seed) {
  const der = Buffer.concat([PKCS8_HEAD, Buffer.from(seed.slice(2), 'hex')]);
  const { x } = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' });
  return `EdDSA:${x}`;
}
