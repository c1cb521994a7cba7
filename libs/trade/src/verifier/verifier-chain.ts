/** What the verifier asks the ledger itself; the operator's word is not taken for it. */
export abstract class VerifierChain {
  abstract isValidSignature(account: string, digest: string, signature: string): Promise<boolean>;
  abstract partyStanding(party: string): Promise<{ readonly account: string; readonly epoch: string }>;
}
