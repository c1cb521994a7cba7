import { BURDEN_MUTANTS } from './burden-mutants.js';
import { CLAIM_MUTANTS } from './claim-mutants.js';
import { EVIDENCE_MUTANTS } from './evidence-mutants.js';
import type { Mutant } from './mutant.js';
import { PAUSE_MUTANTS } from './pause-mutants.js';
import { SIGNER_MUTANTS } from './signer-mutants.js';

export const MUTANTS: readonly Mutant[] = [
  ...SIGNER_MUTANTS,
  ...CLAIM_MUTANTS,
  ...BURDEN_MUTANTS,
  ...PAUSE_MUTANTS,
  ...EVIDENCE_MUTANTS,
];
