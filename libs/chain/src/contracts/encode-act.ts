import { actKind, type ActKind, type ActMessage, type Network, type SigningContract } from '@tallystick/act-types';
import { encodeCall } from './encode-call.js';

/** An act as a transaction would run it. */
export interface EncodableAct {
  readonly kind: ActKind;
  readonly message: ActMessage;
  readonly attachment?: ActMessage;
  readonly signatures: readonly string[];
}

export interface EncodedAct {
  readonly contract: SigningContract;
  /** The contract's address. */
  readonly target: string;
  readonly data: string;
}

/** The call that runs an act: `method(act, [attachment,] signatures)`. */
export function encodeAct(network: Network, act: EncodableAct): EncodedAct {
  const { contract, method, attachment } = actKind(act.kind);
  if ((attachment === undefined) !== (act.attachment === undefined)) {
    throw new Error(`an act of kind ${act.kind} takes ${attachment ? 'an' : 'no'} attachment`);
  }
  const structs = act.attachment ? [act.message, act.attachment] : [act.message];
  return {
    contract,
    target: network.contracts[contract],
    data: encodeCall(contract, method, [...structs, act.signatures]),
  };
}
