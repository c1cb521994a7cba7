import { FACT_KINDS, type FactKind, type FactMessage, type Network } from '@tallystick/act-types';
import type { EncodedAct } from './encode-act.js';
import { encodeCall } from './encode-call.js';

/** The call that has the chain state a fact: `method(...arguments)`, with no signature. */
export function encodeFact(network: Network, kind: FactKind, message: FactMessage): EncodedAct {
  const { contract, method, arguments: names } = FACT_KINDS[kind];
  const values = names.map((name) => message[name]);
  return {
    contract,
    target: network.contracts[contract],
    data: encodeCall(contract, method, values),
  };
}
