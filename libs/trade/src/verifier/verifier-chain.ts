import type { PartyRole } from '@tallystick/act-types';

export interface PartyOnLedger {
  readonly account: string;
  readonly epoch: string;
  readonly roles: readonly PartyRole[];
  /** Seconds since 1970. */
  readonly verifiedUntil: number;
  readonly recovering: boolean;
}

/** In minor units. */
export interface InvoiceStanding {
  /** What may be financed in all. */
  readonly capMinor: bigint;
  /** What is financed already. */
  readonly usedMinor: bigint;
}

/** What the verifier asks the ledger itself; the operator's word is not taken for it. */
export abstract class VerifierChain {
  abstract isValidSignature(account: string, digest: string, signature: string): Promise<boolean>;
  abstract partyStanding(party: string): Promise<PartyOnLedger>;
  /** Undefined of an invoice that the ledger does not know. */
  abstract invoiceStanding(nullifier: string): Promise<InvoiceStanding | undefined>;
}
