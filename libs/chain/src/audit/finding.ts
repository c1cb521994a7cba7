/**
 * `deployment`: the contracts are not what this product deploys; `block`: one that is not what its hash covers; `transaction`: one that its
 * sender did not sign; `outcome`: the node tells of another effect than the signed calls have; `proof`: it proves another state than the
 * block's; `state`: the chain holds what no signed act explains; `ledger`, `cursor`, `outbox`, `paper`, `journal`: the database says
 * something else than the signed acts.
 */
export type FindingKind =
  | 'deployment'
  | 'block'
  | 'transaction'
  | 'outcome'
  | 'proof'
  | 'state'
  | 'ledger'
  | 'cursor'
  | 'outbox'
  | 'paper'
  | 'journal';

/** One difference between chain, database and signatures. */
export interface Finding {
  readonly kind: FindingKind;
  readonly where: string;
  readonly message: string;
}
