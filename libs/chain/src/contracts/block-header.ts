import { isHexString, type JsonRpcProvider, toQuantity } from 'ethers';
import { NodeAnswerInvalid } from './errors.js';

/** What the indexer must know of a block. ethers' own `Block` leaves out the bloom. */
export interface BlockHeader {
  readonly number: number;
  readonly hash: string;
  readonly parentHash: string;
  readonly time: Date;
  readonly logsBloom: string;
  readonly gasLimit: number;
}

export type BlockTag = number | 'latest' | 'finalized';

/** @returns undefined for a block that the node does not have */
export async function readBlockHeader(provider: JsonRpcProvider, block: BlockTag): Promise<BlockHeader | undefined> {
  const tag = typeof block === 'number' ? toQuantity(block) : block;
  const answer: unknown = await provider.send('eth_getBlockByNumber', [tag, false]);
  if (answer === null) return undefined;
  const header = parseBlockHeader(answer);
  if (typeof block === 'number' && header.number !== block) {
    throw new NodeAnswerInvalid(`asked for block ${block} and got block ${header.number}`);
  }
  return header;
}

/** @param answer of `eth_getBlockByNumber` */
export function parseBlockHeader(answer: unknown): BlockHeader {
  if (typeof answer !== 'object' || answer === null) throw new NodeAnswerInvalid('a block that is no object');
  const { number, hash, parentHash, timestamp, logsBloom, gasLimit } = answer as Record<string, unknown>;
  return {
    number: Number(hex(number)),
    hash: hex(hash, 32),
    parentHash: hex(parentHash, 32),
    time: new Date(Number(hex(timestamp)) * 1000),
    logsBloom: hex(logsBloom, 256),
    gasLimit: Number(hex(gasLimit)),
  };
}

function hex(value: unknown, bytes?: number): string {
  if (!isHexString(value, bytes ?? false)) throw new NodeAnswerInvalid(`a block field is not hex: ${String(value)}`);
  return value.toLowerCase();
}
