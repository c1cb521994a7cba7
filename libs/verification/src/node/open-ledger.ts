import { findAddress, type Network } from '@tallystick/act-types';
import { type BlockHeader, NodeAnswerInvalid, readBlockHeader } from '@tallystick/chain/browser';
import { CheckEnded, type Listener } from '../step.js';
import type { NodeLimits } from './limited-send.js';
import { openNode, type OpenNode } from './open-node.js';
import { readNetwork } from './read-network.js';

/** Where to look, as the reader knows it. */
export interface LedgerAsked {
  readonly node: string;
  /** EIP-155, decimal digits; of a chain that is not this one, nothing is asked. */
  readonly chainId: string;
  /** Address of the relay, which names the other contracts. */
  readonly relay: string;
  /** No block before this one holds anything of the contracts. */
  readonly fromBlock: number;
  readonly limits?: NodeLimits;
}

export interface OpenLedger {
  readonly node: OpenNode;
  readonly network: Network;
  /** Everything is asked as of after this block. */
  readonly head: BlockHeader;
}

/** @throws CheckEnded when it is another chain, and what `openNode` and `readNetwork` throw */
export async function openLedger(asked: LedgerAsked, { step }: Listener): Promise<OpenLedger> {
  const relay = findAddress(asked.relay);
  if (relay === undefined) throw new NodeAnswerInvalid(`there can be no contract at ${asked.relay}`);
  const node = await openNode(asked.node, asked.limits);
  const { host } = new URL(asked.node);
  if (node.chainId !== asked.chainId) {
    const values = { host, expected: asked.chainId, given: node.chainId };
    throw new CheckEnded({ name: 'chain', outcome: 'wrong', fault: 'chain-differs', values });
  }
  step({ name: 'chain', outcome: 'good', values: { host, chainId: node.chainId } });
  const head = await readBlockHeader(node.provider, 'latest');
  if (!head) throw new NodeAnswerInvalid('it has no block');
  step({
    ...{ name: 'head', outcome: 'good' },
    values: { number: String(head.number), hash: head.hash, time: head.time.toISOString() },
  });
  const network = await readNetwork(node, relay, head.number);
  step({ name: 'contracts', outcome: 'good', values: { ...network.contracts } });
  return { node, network, head };
}
