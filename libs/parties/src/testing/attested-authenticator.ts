import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
/** WebAuthn Level 2, 8.2.1. */
const SUBJECT = [{ C: ['CN'] }, { O: ['Maker'] }, { OU: ['Authenticator Attestation'] }, { CN: ['Key model 7'] }];

const newKeys = () => webcrypto.subtle.generateKey(P256, true, ['sign', 'verify']);
const validity = () => ({ notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + DAY_MS) });

/** A maker of authenticators: its root certificate, and statements (format packed) by the key of one of its models. */
export async function attestingMaker(serialNumber = '01') {
  const [rootKeys, keys] = [await newKeys(), await newKeys()];
  const name = [{ CN: ['Maker root'] }];
  const root = await X509CertificateGenerator.createSelfSigned({
    ...{ serialNumber, name, ...validity(), keys: rootKeys, signingAlgorithm: P256 },
    extensions: [new BasicConstraintsExtension(true, 0, true)],
  });
  const leaf = await X509CertificateGenerator.create({
    ...{ serialNumber: `${serialNumber}02`, subject: SUBJECT, issuer: root.subject, ...validity() },
    ...{ publicKey: keys.publicKey, signingKey: rootKeys.privateKey, signingAlgorithm: P256 },
    extensions: [new BasicConstraintsExtension(false, undefined, true)],
  });
  return { rootPem: root.toString('pem'), certificate: new Uint8Array(leaf.rawData), privateKey: keys.privateKey };
}
