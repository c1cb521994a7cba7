import { TypedDataEncoder } from 'ethers';
import { fields } from './field.js';
import { actDomain, type Network } from './network.js';

/**
 * A party's word, off chain, that a key is its own for a warehouse site: whoever holds that key says which gateways stand there. The chain
 * tells who signs for the party, so that nobody need believe a server whose key it is.
 */
export interface SiteKey {
  /** `site-` and its number. */
  readonly site: string;
  /** Party number of the site's operator. */
  readonly party: string;
  /** The party's epoch on signing: what an account signed that is no longer the party's counts no more. */
  readonly partyEpoch: string;
  /** COSE's name: EdDSA or ES256. */
  readonly algorithm: string;
  /** 0x hex: 32 bytes of Ed25519, or 65 of P-256, uncompressed. */
  readonly publicKey: string;
  /** Seconds since 1970, decimal digits: what came in from here on. */
  readonly validFrom: string;
  /** And before here; 0 as long as the party has not taken it back. */
  readonly validUntil: string;
}

/** The EIP-712 `types` object, as wallets take it (`eth_signTypedData_v4`). */
export const SITE_KEY_TYPES: Record<string, { name: string; type: string }[]> = {
  SiteKey: fields(
    'string site, uint32 party, uint32 partyEpoch, string algorithm, bytes publicKey, uint48 validFrom, uint48 validUntil',
  ).map((field) => ({ ...field })),
};

/** The EIP-712 digest that the party's account signs, in the party registry's domain. */
export function siteKeyDigest(statement: SiteKey, network: Network): string {
  return TypedDataEncoder.hash(actDomain(network, 'partyRegistry'), SITE_KEY_TYPES, statement);
}

/**
 * Whether a key is the party's for its site at a moment, by what the party has stated. Of statements on one key from the same moment the
 * earliest end holds, so that an end once signed is not undone by showing the statement before it.
 * @param statements of one site, party and key, signatures checked
 */
export function isSiteKeyAt(
  statements: readonly Pick<SiteKey, 'validFrom' | 'validUntil'>[],
  atSeconds: number,
): boolean {
  const holds = ({ validFrom, validUntil }: Pick<SiteKey, 'validFrom' | 'validUntil'>) =>
    Number(validFrom) <= atSeconds && (validUntil === '0' || atSeconds < Number(validUntil));
  const beginnings = new Set(statements.map(({ validFrom }) => validFrom));
  return [...beginnings].some((validFrom) => statements.filter((one) => one.validFrom === validFrom).every(holds));
}
