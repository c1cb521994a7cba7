import 'reflect-metadata';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import {
  hashOfEnrolmentCode,
  hashOfRequest,
  parseEnrolmentCode,
  type Signer,
  signCertificateProof,
  signerOf,
  type VerifyingKey,
  verifyingKeyOf,
} from '@tallystick/telemetry';

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

export interface CertificateAsked {
  readonly certificateRequest: string;
  readonly proof: string;
}

export interface EnrolmentAsked extends CertificateAsked {
  readonly code: string;
  readonly key: { readonly algorithm: 'EdDSA' | 'ES256'; readonly publicKey: string };
}

/** A gateway that asks to come in: a signing key, and what it sends. */
export class GatewayApplicant {
  private constructor(
    readonly verifying: VerifyingKey,
    readonly signer: Signer,
  ) {}

  static new(): GatewayApplicant {
    return GatewayApplicant.with(generateKeyPairSync('ed25519').privateKey);
  }

  static with(privateKey: KeyObject): GatewayApplicant {
    return new GatewayApplicant(verifyingKeyOf(privateKey), signerOf(privateKey));
  }

  /** @param signedBy by default its own key */
  async ask(code: string, signedBy: Signer = this.signer): Promise<EnrolmentAsked> {
    const parsed = parseEnrolmentCode(code);
    const { algorithm, publicKey } = this.verifying;
    const asked = await this.certificate(parsed.site, parsed.gateway, hashOfEnrolmentCode(parsed), signedBy);
    return { ...asked, code, key: { algorithm, publicKey: base64url(publicKey) } };
  }

  async certificate(
    site: string,
    gateway: string,
    codeHash?: Uint8Array,
    signedBy: Signer = this.signer,
  ): Promise<CertificateAsked> {
    const request = await newCertificateRequest();
    const proof = await signCertificateProof(
      { site, gateway, requestHash: hashOfRequest(request), signedAtMs: Date.now(), ...(codeHash && { codeHash }) },
      signedBy,
    );
    return { certificateRequest: base64url(request), proof: base64url(proof) };
  }
}

/** Of a new P-256 key each time. */
export async function newCertificateRequest(): Promise<Uint8Array> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: 'CN=anybody',
    keys,
    signingAlgorithm: algorithm,
  });
  return new Uint8Array(request.rawData);
}

export const newOperatorKey = (): { readonly signer: Signer; readonly verifying: VerifyingKey } => {
  const key = createPrivateKey(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
  return { signer: signerOf(key), verifying: verifyingKeyOf(key) };
};
