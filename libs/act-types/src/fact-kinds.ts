import type { ActContract } from './act-kinds.js';
import { type Field, fields } from './field.js';

/** What is so by itself, once its time has come: nobody signs it and anybody may have the chain say it. */
export interface FactKindDefinition {
  readonly contract: ActContract;
  /** As an EIP-712 primary type; only names the fact, no contract checks it. */
  readonly primaryType: string;
  /** The Solidity function that states it: `method(...arguments)`. */
  readonly method: string;
  readonly fields: readonly Field[];
  /** Those of the fields that the function takes, in its order; the others tell this time from an earlier one. */
  readonly arguments: readonly string[];
}

function fact(contract: ActContract, method: string, primaryType: string, args: string, more = ''): FactKindDefinition {
  const taken = fields(args);
  return {
    contract,
    method,
    primaryType,
    fields: [...taken, ...(more === '' ? [] : fields(more))],
    arguments: taken.map(({ name }) => name),
  };
}

const FRAGMENT = 'uint192 receivable, uint64 from, uint32 version';

export const FACT_KINDS = {
  'declare-overdue': fact('receivables', 'declareOverdue', 'DeclareOverdue', 'uint192 receivable'),
  'unlock-lapsed': fact('receivables', 'unlockLapsed', 'UnlockLapsed', FRAGMENT),
  'unfreeze-lapsed': fact('receivables', 'unfreezeLapsed', 'UnfreezeLapsed', FRAGMENT),
  'complete-recovery': fact(
    'partyRegistry',
    'completeRecovery',
    'CompleteRecovery',
    'uint32 party',
    'uint32 partyEpoch',
  ),
} as const satisfies Record<string, FactKindDefinition>;

export type FactKind = keyof typeof FACT_KINDS;

export function isFactKind(kind: string): kind is FactKind {
  return Object.hasOwn(FACT_KINDS, kind);
}
