import 'reflect-metadata';
import { createPrivateKey, X509Certificate as NodeCertificate, type webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  type JsonGeneralNames,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { type KeyedCertificate, newSerial, P256, validity } from './certificate-terms.js';
import { AuthorityUnsound } from './errors.js';
import { newKeyPair, privateKeyPemOf, signingKeyOf } from './p256-keys.js';
import { publicKeyOfRequest } from './certificate-request.js';

export interface IssuedCertificate {
  /** PEM, the new one first. */
  readonly chain: readonly string[];
  /** Lower-case hex: by it a certificate is known. */
  readonly serial: string;
  readonly notAfter: Date;
}

interface Lifetime {
  readonly lifetimeDays: number;
  readonly nowMs: number;
}

export interface ClientTerms extends Lifetime {
  /** DER of a PKCS#10. Of it the key alone is taken: what a certificate says is ours to say. */
  readonly certificateRequest: Uint8Array;
  readonly commonName: string;
  /** The one subject alternative name. */
  readonly uri: string;
}

export interface ServiceTerms extends Lifetime {
  /** By which those that it comes to know it. */
  readonly commonName: string;
}

export interface ServerTerms extends Lifetime {
  /** Names and IP addresses under which it is reached. */
  readonly hosts: readonly string[];
}

/** Makes certificates for those who meet over TLS: gateways, as clients, and the listeners that they come to. */
export class CertificateAuthority {
  private constructor(
    readonly certificatePem: string,
    private readonly certificate: X509Certificate,
    private readonly signingKey: webcrypto.CryptoKey,
  ) {}

  /** @throws AuthorityUnsound when they are no certificate of an authority and its P-256 key */
  static async open({ certificatePem, privateKeyPem }: KeyedCertificate): Promise<CertificateAuthority> {
    try {
      const known = new NodeCertificate(certificatePem);
      if (!known.ca) throw new AuthorityUnsound('the certificate is not an authority’s');
      if (!known.checkPrivateKey(createPrivateKey(privateKeyPem)))
        throw new AuthorityUnsound('the private key is not the certificate’s');
      const certificate = new X509Certificate(certificatePem);
      return new CertificateAuthority(certificatePem, certificate, await signingKeyOf(privateKeyPem));
    } catch (error) {
      if (error instanceof AuthorityUnsound) throw error;
      throw new AuthorityUnsound('expected PEM of a certificate and of a P-256 private key');
    }
  }

  /** @throws CertificateRequestUnsound */
  async issueToClient({ certificateRequest, commonName, uri, ...terms }: ClientTerms): Promise<IssuedCertificate> {
    const publicKey = await publicKeyOfRequest(certificateRequest);
    const names: JsonGeneralNames = [{ type: 'url', value: uri }];
    const certificate = await this.issue(publicKey, commonName, ExtendedKeyUsage.clientAuth, names, terms);
    const chain = [certificate.toString('pem'), this.certificatePem];
    return { chain, serial: certificate.serialNumber, notAfter: certificate.notAfter };
  }

  issueToServer({ hosts, ...terms }: ServerTerms): Promise<KeyedCertificate> {
    const names = hosts.map((host) => ({ type: isIP(host) === 0 ? ('dns' as const) : ('ip' as const), value: host }));
    const [commonName = 'server'] = hosts;
    return this.issueKeyed(commonName, ExtendedKeyUsage.serverAuth, names, terms);
  }

  /** Of a service of ours that comes to another as its client. */
  issueToService({ commonName, ...terms }: ServiceTerms): Promise<KeyedCertificate> {
    return this.issueKeyed(commonName, ExtendedKeyUsage.clientAuth, [{ type: 'dns', value: commonName }], terms);
  }

  private async issueKeyed(
    commonName: string,
    usage: ExtendedKeyUsage,
    names: JsonGeneralNames,
    terms: Lifetime,
  ): Promise<KeyedCertificate> {
    const keys = await newKeyPair();
    const certificate = await this.issue(keys.publicKey, commonName, usage, names, terms);
    return { certificatePem: certificate.toString('pem'), privateKeyPem: await privateKeyPemOf(keys) };
  }

  private async issue(
    publicKey: webcrypto.CryptoKey,
    commonName: string,
    usage: ExtendedKeyUsage,
    names: JsonGeneralNames,
    { lifetimeDays, nowMs }: Lifetime,
  ): Promise<X509Certificate> {
    const extensions: Extension[] = [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([usage], false),
      new SubjectAlternativeNameExtension(names, false),
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(this.certificate.publicKey),
    ];
    return X509CertificateGenerator.create({
      serialNumber: newSerial(),
      subject: [{ CN: [commonName] }],
      issuer: this.certificate.subjectName,
      ...validity(nowMs, lifetimeDays),
      publicKey,
      signingKey: this.signingKey,
      signingAlgorithm: P256,
      extensions,
    });
  }
}
