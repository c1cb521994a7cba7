import { TypedDataEncoder } from 'ethers';
import { fields } from './field.js';
import { actDomain, type Network } from './network.js';

/**
 * The registrar's word, off chain, on which organisation stands behind a party number. A verifier relies on it, and not on the
 * operator, when it decides whose invoice it attests.
 */
export interface PartyCertificate {
  readonly party: string;
  /** Unified Social Credit Code (GB 32100), or empty. */
  readonly uscc: string;
  /** ISO 17442 LEI, or empty. */
  readonly lei: string;
  readonly name: string;
  /** Seconds since 1970, decimal digits. */
  readonly issuedAt: string;
}

const CERTIFICATE_TYPES = {
  PartyCertificate: fields('uint32 party, string uscc, string lei, string name, uint48 issuedAt').map((f) => ({
    ...f,
  })),
};

/** The EIP-712 digest the registrar signs, in the party registry's domain. */
export function partyCertificateDigest(certificate: PartyCertificate, network: Network): string {
  return TypedDataEncoder.hash(actDomain(network, 'partyRegistry'), CERTIFICATE_TYPES, certificate);
}
