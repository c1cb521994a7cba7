import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import { Pkcs10CertificateRequest } from '@peculiar/x509';
import { P256 } from './certificate-terms.js';
import { CertificateRequestUnsound } from './errors.js';

/** The key that a request is for, which has signed it. Whatever the bytes are, throws `CertificateRequestUnsound` and nothing else. */
export async function publicKeyOfRequest(der: Uint8Array): Promise<webcrypto.CryptoKey> {
  try {
    const request = new Pkcs10CertificateRequest(Uint8Array.from(der));
    if (await request.verify()) {
      const spki = Uint8Array.from(new Uint8Array(request.publicKey.rawData));
      return await crypto.subtle.importKey('spki', spki, P256, true, ['verify']);
    }
  } catch {
    // Said below, for every reason alike: the bytes are a stranger's.
  }
  throw new CertificateRequestUnsound();
}
