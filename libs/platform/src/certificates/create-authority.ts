import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { type KeyedCertificate, newSerial, P256, validity } from './certificate-terms.js';
import { newKeyPair, privateKeyPemOf } from './p256-keys.js';

export interface AuthorityTerms {
  readonly commonName: string;
  readonly lifetimeDays: number;
  readonly nowMs: number;
}

/** A new certificate authority of its own, for an installation that is given none. It signs certificates and no further authority. */
export async function createAuthority({ commonName, lifetimeDays, nowMs }: AuthorityTerms): Promise<KeyedCertificate> {
  const keys = await newKeyPair();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: [{ CN: [commonName] }],
    ...validity(nowMs, lifetimeDays),
    keys,
    signingAlgorithm: P256,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificatePem: certificate.toString('pem'), privateKeyPem: await privateKeyPemOf(keys) };
}
