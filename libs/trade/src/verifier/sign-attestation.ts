import { actDigest, type Network, parseActMessage } from '@tallystick/act-types';
import { type Clock, nowSeconds } from '@tallystick/kernel';
import { SigningKey } from 'ethers';
import type { Invoice } from '../domain/documents/trade-document.js';
import type { SignedAttestation } from '../domain/signed-attestation.js';
import { AttestationSequence } from './attestation-sequence.js';
import { certifiedCode } from './certified-parties.js';
import type { CertifiedTrade } from './check-certified.js';
import { type NullifierKey, nullifiersOf } from './nullifier.js';
import type { VerifierChain } from './verifier-chain.js';

export interface VerifierIdentity {
  /** Its party number. */
  readonly party: string;
  /** 0x and 64 hex digits. */
  readonly privateKey: string;
  readonly nullifierKeys: readonly NullifierKey[];
}

/** An hour short of the 30 days that the ledger takes: its blocks may be dated a little behind this clock. */
const ATTESTATION_SECONDS = 30 * 86_400 - 3_600;

/** The verifier's one key: what it signs is an invoice's cap, and nothing else. */
export class SignAttestation {
  private readonly key: SigningKey;
  private readonly sequence: AttestationSequence;

  constructor(
    private readonly verifier: VerifierIdentity,
    private readonly network: Network,
    private readonly chain: VerifierChain,
    private readonly clock: Clock,
  ) {
    this.key = new SigningKey(verifier.privateKey);
    this.sequence = new AttestationSequence(clock);
  }

  async run(invoice: Invoice, { seller, buyer }: CertifiedTrade, capMinor: bigint): Promise<SignedAttestation> {
    const { party, nullifierKeys } = this.verifier;
    const { epoch } = await this.chain.partyStanding(party);
    const message = parseActMessage('attest-trade', {
      nullifiers: this.nullifiersOf(invoice, seller),
      keyId: String(Math.min(...nullifierKeys.map(({ id }) => id))),
      debtor: buyer.party,
      creditor: seller.party,
      currency: String(invoice.currency.numericCode),
      cap: capMinor.toString(),
      sequence: String(this.sequence.next()),
      verifier: party,
      verifierEpoch: epoch,
      deadline: String(nowSeconds(this.clock) + ATTESTATION_SECONDS),
    });
    return { message, signature: this.key.sign(actDigest('attest-trade', message, this.network)).serialized };
  }

  /** The oldest living key's first. */
  nullifiersOf(invoice: Invoice, seller: CertifiedTrade['seller']): readonly string[] {
    const mark = { seller: certifiedCode(seller), number: invoice.number.value };
    return nullifiersOf(mark, this.verifier.nullifierKeys);
  }
}
