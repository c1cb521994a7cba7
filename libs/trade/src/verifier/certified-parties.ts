import { type Network, type PartyCertificate, partyCertificateDigest } from '@tallystick/act-types';
import type { PaperParty } from '../domain/documents/paper-party.js';
import type { VerifierChain } from './verifier-chain.js';

export interface SignedPartyCertificate {
  readonly certificate: PartyCertificate;
  readonly signature: string;
}

/** The ledger's party numbers are u32. */
const MAX_PARTY = 2 ** 32 - 1;

/** The organisations for which the registrar vouches: the only way from a name on a paper to a party on the ledger. */
export class CertifiedParties {
  private constructor(private readonly certificates: readonly PartyCertificate[]) {}

  /** Keeps the certificates that the registrar signed; one that nobody signed is worth nothing and says nothing. */
  static async among(
    given: readonly SignedPartyCertificate[],
    network: Network,
    chain: VerifierChain,
  ): Promise<CertifiedParties> {
    const checked = await Promise.all(
      given.map(async ({ certificate, signature }) => {
        if (Number(certificate.party) > MAX_PARTY) return [];
        const digest = partyCertificateDigest(certificate, network);
        return (await chain.isValidSignature(network.registrar, digest, signature)) ? [certificate] : [];
      }),
    );
    const newestFirst = checked.flat().sort((a, b) => Number(BigInt(b.issuedAt) - BigInt(a.issuedAt)));
    return new CertifiedParties(newestFirst);
  }

  /** The newest certificate of the organisation that a paper names, by USCC or else by LEI; none when the paper's codes contradict it. */
  find({ uscc, lei }: PaperParty): PartyCertificate | undefined {
    const found =
      this.certificates.find((certificate) => uscc !== '' && certificate.uscc === uscc) ??
      this.certificates.find((certificate) => lei !== '' && certificate.lei === lei);
    return found && agrees(uscc, found.uscc) && agrees(lei, found.lei) ? found : undefined;
  }
}

function agrees(onPaper: string, certified: string): boolean {
  return onPaper === '' || certified === '' || onPaper === certified;
}

/**
 * The code that names an organisation in a nullifier: the same whichever of its codes a paper gives. The registrar certifies an organisation
 * that has a USCC with it, from the first certificate on.
 */
export function certifiedCode({ uscc, lei }: PartyCertificate): string {
  return uscc ? `uscc:${uscc}` : `lei:${lei}`;
}
