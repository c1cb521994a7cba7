import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  type JsonGeneralNames,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { webcrypto } from 'node:crypto';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

/** PEM. */
export interface IssuedCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateAuthority {
  /** PEM. */
  readonly ca: string;
  issue(commonName: string, names?: JsonGeneralNames): Promise<IssuedCertificate>;
}

/** Whom an intake and its gateways trust in a test. */
export async function createAuthority(name = 'site operator'): Promise<CertificateAuthority> {
  const keys = await newKeys();
  const validity = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + DAY_MS) };
  const root = await X509CertificateGenerator.createSelfSigned({
    ...{ name: `CN=${name}`, keys, signingAlgorithm: ALGORITHM, ...validity },
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  const issue = async (commonName: string, names: JsonGeneralNames = []) => {
    const own = await newKeys();
    const issued = await X509CertificateGenerator.create({
      ...{ subject: `CN=${commonName}`, issuer: root.subject, publicKey: own.publicKey, signingKey: keys.privateKey },
      ...{ signingAlgorithm: ALGORITHM, ...validity },
      extensions: names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : [],
    });
    return { cert: new X509Certificate(issued.rawData).toString('pem'), key: await pemOf(own.privateKey) };
  };
  return { ca: root.toString('pem'), issue };
}

const newKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`;
}
