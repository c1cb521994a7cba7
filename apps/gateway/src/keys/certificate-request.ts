import 'reflect-metadata';
import { createPublicKey, type KeyObject, webcrypto } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** PKCS#10 (RFC 2986) in DER for a P-256 key. The subject is for people; who the gateway is the server knows from its code. */
export async function certificateRequest(key: KeyObject, gateway: string): Promise<Uint8Array> {
  const { subtle } = webcrypto;
  const [pkcs8, spki] = [
    key.export({ type: 'pkcs8', format: 'der' }),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
  ];
  const keys = {
    privateKey: await subtle.importKey('pkcs8', pkcs8, P256, true, ['sign']),
    publicKey: await subtle.importKey('spki', spki, P256, true, ['verify']),
  };
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: [{ CN: [gateway] }],
    keys,
    signingAlgorithm: P256,
  });
  return new Uint8Array(request.rawData);
}
