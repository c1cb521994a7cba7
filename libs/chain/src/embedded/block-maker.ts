import { keccak256 } from 'ethers';
import type { AnswerGate } from './answer-gate.js';
import { NodeCallFailed } from './errors.js';
import type { FaultPoints } from './fault-points.js';
import type { Journal } from './journal.js';
import { type ChainHead, mine, type MinedBlock } from './mine.js';
import type { NodeClient } from './node-client.js';

/** Makes one block and journals it, with every answer held back from before the one until after the other. */
export class BlockMaker {
  constructor(
    private readonly journal: Journal,
    private readonly gate: AnswerGate,
    private readonly faults: FaultPoints,
  ) {}

  /** When it rejects the gate is still closed and the node knows a block that may not be journalled: it must not be used any more. */
  async make(node: NodeClient, parent: ChainHead, time: number, signal: AbortSignal): Promise<MinedBlock> {
    this.gate.close('a block is being journalled');
    await this.faults.reach('before-mine');
    const block = await mine(node, parent, time);
    const transactions = await rawTransactions(node, block);
    await this.faults.reach('after-mine-before-journal');
    await this.journal.append({ number: block.number, time, hash: block.hash, transactions }, signal);
    await this.faults.reach('after-journal');
    this.gate.open();
    return block;
  }
}

/** Checked against the block's own list: a journal that cannot give the block again would be found out only at the next start. */
async function rawTransactions(node: NodeClient, block: MinedBlock): Promise<string[]> {
  const calls = block.transactionHashes.map((hash) => ({ method: 'eth_getRawTransactionByHash', params: [hash] }));
  const raw = await node.batch<string>(calls);
  raw.forEach((transaction, index) => {
    if (keccak256(transaction) !== block.transactionHashes[index]) {
      throw new NodeCallFailed(
        'eth_getRawTransactionByHash',
        `transaction ${index} of block ${block.number} is another one`,
      );
    }
  });
  return raw;
}
