/**
 * `deployment`: the contracts are not what this product deploys; `transaction`: one that its sender did not sign; `outcome`: the node tells
 * of another effect than the signed calls have; `state`: the chain holds what no signed act explains; `ledger`, `cursor`, `outbox`, `paper`,
 * `journal`: the database says something else than the signed acts.
 */
export type FindingKind =
  'deployment' | 'transaction' | 'outcome' | 'state' | 'ledger' | 'cursor' | 'outbox' | 'paper' | 'journal';

/** One difference between chain, database and signatures. */
export interface Finding {
  readonly kind: FindingKind;
  readonly where: string;
  readonly message: string;
}
