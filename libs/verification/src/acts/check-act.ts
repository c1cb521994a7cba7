import type { ActKind, ActMessage, Network } from '@tallystick/act-types';
import type { CalledAct } from '@tallystick/chain/browser';
import type { OpenNode } from '../node/open-node.js';
import type { Fault, StepOutcome } from '../step.js';
import { checkSignature, type CheckedSignature } from './check-signature.js';
import { expectedSignatures } from './expected-signatures.js';
import type { TransactionActs } from './transaction-acts.js';

export interface CheckedAct {
  readonly kind: ActKind;
  /** Computed here from what the transaction carries. */
  readonly digest: string;
  readonly message: ActMessage;
  readonly transaction: string;
  readonly block: number;
  readonly time: Date;
  readonly signatures: readonly CheckedSignature[];
  readonly outcome: StepOutcome;
  readonly fault?: Fault;
}

/** An act of a transaction: that the ledger recorded it, and that each of its signatories signed what it says. */
export async function checkAct(
  node: OpenNode,
  network: Network,
  { hash, block, time, recorded }: TransactionActs,
  act: CalledAct,
): Promise<CheckedAct> {
  const { kind, digest, message } = act;
  const about = { kind, digest, message, transaction: hash, block, time };
  if (!recorded.has(digest)) return { ...about, signatures: [], outcome: 'wrong', fault: 'act-not-recorded' };
  const expected = expectedSignatures(act, network);
  if (!expected) return { ...about, signatures: [], outcome: 'wrong', fault: 'signature-refused' };
  const signatures: CheckedSignature[] = [];
  for (const one of expected) signatures.push(await checkSignature(node, network, block, one));
  const refused = signatures.filter(({ isValid }) => !isValid);
  if (refused.length === 0) return { ...about, signatures, outcome: 'good' };
  // By the account's present keys alone nobody can tell what it signed with others.
  const isShown = refused.some(({ asOf }) => asOf !== undefined);
  return {
    ...{ ...about, signatures },
    ...(isShown ? { outcome: 'wrong', fault: 'signature-refused' } : { outcome: 'open', fault: 'signature-not-shown' }),
  };
}
