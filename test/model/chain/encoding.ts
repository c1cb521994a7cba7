import {
  type ActContract,
  actDigest,
  type ActKind,
  ACT_KINDS,
  type ActMessage,
  actKind,
  type Network,
} from '@tallystick/act-types';
import { contractInterfaces } from '../../../libs/chain/src/contracts/contract-interfaces.js';
import type { Act } from '../ledger/act.js';
import type { Kind } from '../ledger/ledger.js';
import type { Fields } from '../ledger/values.js';
import { bytes, list } from '../keys/abi.js';
import type { Keys } from '../keys/keys.js';

export type KnownAct = Act & {
  readonly kind: Kind;
  /** How one of its signatures was made to be none. */
  readonly spoiled?: string;
};

export interface EncodedCall {
  readonly contract: ActContract;
  readonly data: string;
}

/** What nobody signs: function and arguments. */
const UNSIGNED = {
  'complete-recovery': { contract: 'partyRegistry', method: 'completeRecovery', args: ['party'] },
  'pay-for': { contract: 'receivables', method: 'payFor', args: ['receivable', 'from', 'to', 'version'] },
  'declare-overdue': { contract: 'receivables', method: 'declareOverdue', args: ['receivable'] },
  'unlock-lapsed': { contract: 'receivables', method: 'unlockLapsed', args: ['receivable', 'from', 'version'] },
  'unfreeze-lapsed': { contract: 'receivables', method: 'unfreezeLapsed', args: ['receivable', 'from', 'version'] },
} as const;

export function isSignedKind(kind: Kind): kind is Kind & ActKind {
  return kind in ACT_KINDS;
}

export function digestOf(network: Network, kind: ActKind, fields: Fields): string {
  // The encoder takes numbers as bigint as well as in digits.
  return actDigest(kind, fields as unknown as ActMessage, network);
}

export function encodeCall(act: KnownAct, keys: Keys): EncodedCall {
  if (!isSignedKind(act.kind)) {
    const { contract, method, args } = UNSIGNED[act.kind];
    const values = args.map((name) => act.fields[name]);
    return { contract, data: contractInterfaces[contract].encodeFunctionData(method, values) };
  }
  const { contract, method } = actKind(act.kind);
  const structs = act.attached ? [act.fields, act.attached.fields] : [act.fields];
  const unsigned = contractInterfaces[contract].encodeFunctionData(method, [...structs, []]);
  const signatures = act.signatures.map((signature) => bytes(keys.encode(signature)));
  // They come last: of none of them there is a word of zero.
  return { contract, data: unsigned.slice(0, -64) + list(signatures) };
}
