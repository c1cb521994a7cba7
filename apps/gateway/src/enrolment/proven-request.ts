import type { KeyObject } from 'node:crypto';
import { hashOfRequest, signCertificateProof, type Signer } from '@tallystick/telemetry';
import { certificateRequest } from '../keys/certificate-request.js';

export interface RequestParts {
  readonly site: string;
  readonly gateway: string;
  readonly tlsKey: KeyObject;
  /** The key that batches are signed with. */
  readonly signer: Signer;
  /** On coming in. */
  readonly codeHash?: Uint8Array;
}

/** A request for a TLS certificate, and the word of the signing key that it is this gateway's. Both base64url. */
export async function provenRequest({ site, gateway, tlsKey, signer, codeHash }: RequestParts) {
  const request = await certificateRequest(tlsKey, gateway);
  const requestHash = hashOfRequest(request);
  const proof = await signCertificateProof(
    { site, gateway, requestHash, signedAtMs: Date.now(), ...(codeHash && { codeHash }) },
    signer,
  );
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return { certificateRequest: text(request), proof: text(proof) };
}
