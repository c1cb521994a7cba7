import type { AnchorBatch, Network } from '@tallystick/act-types';
import type { EncodedAct } from './encode-act.js';
import { encodeCall } from './encode-call.js';

/** The call that anchors a log's trees: `anchor(batch, signature)`. */
export function encodeAnchors(network: Network, batch: AnchorBatch, signature: string): EncodedAct {
  const contract = 'evidenceLog';
  return {
    contract,
    target: network.contracts[contract],
    data: encodeCall(contract, 'anchor', [batch, signature]),
  };
}
