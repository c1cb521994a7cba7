import type { Finality } from '@tallystick/platform';
import type { JsonRpcProvider } from 'ethers';
import { type BlockHeader, readBlockHeader } from './block-header.js';

/** @returns the newest block that counts as final, or undefined while there is none */
export async function readFinalHead(provider: JsonRpcProvider, finality: Finality): Promise<BlockHeader | undefined> {
  if (finality === 'tag') return readBlockHeader(provider, 'finalized');
  const head = await readBlockHeader(provider, 'latest');
  if (finality === 'instant' || head === undefined) return head;
  const number = head.number - finality.depthBlocks;
  return number < 0 ? undefined : readBlockHeader(provider, number);
}
