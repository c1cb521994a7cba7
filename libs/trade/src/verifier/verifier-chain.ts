import type { PartyRole } from '@tallystick/act-types';

export interface PartyOnLedger {
  readonly account: string;
  readonly epoch: string;
  readonly roles: readonly PartyRole[];
  /** Seconds since 1970. */
  readonly verifiedUntil: number;
  readonly recovering: boolean;
}

/** What the verifier asks the ledger itself; the operator's word is not taken for it. */
export abstract class VerifierChain {
  abstract isValidSignature(account: string, digest: string, signature: string): Promise<boolean>;
  abstract partyStanding(party: string): Promise<PartyOnLedger>;
  /** What is financed of an invoice already, minor units. */
  abstract usedOfInvoice(nullifier: string): Promise<bigint>;
}
