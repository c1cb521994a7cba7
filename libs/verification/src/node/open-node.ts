import { createRpcProvider, NodeAnswerInvalid } from '@tallystick/chain/browser';
import { DomainError } from '@tallystick/kernel';
import { isHexString, type JsonRpcProvider } from 'ethers';
import { DEFAULT_NODE_LIMITS, limitedSend, type NodeLimits } from './limited-send.js';

/** A node of a chain, at an address that the reader chose. */
export interface OpenNode {
  readonly provider: JsonRpcProvider;
  /** EIP-155, decimal digits, by the node itself. */
  readonly chainId: string;
}

export class NodeAddressInvalid extends DomainError {
  constructor() {
    super('node-address-invalid', 'invalid', 'Expected the address of a node: http:// or https://, without a user.');
  }
}

const CHAIN_ID_DIGITS_MAX = 66;

/** @throws NodeAddressInvalid, NodeUnreachable, NodeAnswerInvalid */
export async function openNode(address: string, limits: NodeLimits = DEFAULT_NODE_LIMITS): Promise<OpenNode> {
  const url = nodeUrl(address);
  const terms = { url, timeoutMs: limits.timeoutMs, send: limitedSend(limits), batchSize: 20 };
  // The id is what is asked for first, so the provider is given one that it does not use.
  const asking = createRpcProvider({ ...terms, chainId: '1' });
  try {
    const answer: unknown = await asking.send('eth_chainId', []);
    if (!isHexString(answer) || answer.length > CHAIN_ID_DIGITS_MAX || answer === '0x')
      throw new NodeAnswerInvalid('a chain id that is no number');
    const chainId = BigInt(answer).toString();
    return { chainId, provider: createRpcProvider({ ...terms, chainId }) };
  } finally {
    asking.destroy();
  }
}

function nodeUrl(address: string): string {
  const url = URL.canParse(address.trim()) ? new URL(address.trim()) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    throw new NodeAddressInvalid();
  return url.href;
}
