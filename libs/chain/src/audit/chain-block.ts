import { getAddress, type JsonRpcProvider, toQuantity } from 'ethers';
import { type BlockHeader, parseBlockHeader } from '../contracts/block-header.js';
import { NodeAnswerInvalid } from '../contracts/errors.js';
import { readBlockReceipts } from '../indexer/block-receipts.js';
import { headerHash, type NodeBlock } from './header-hash.js';
import { type NodeTransaction, type SignedBytes, signedBytes } from './signed-transaction.js';

export interface PlainLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

/** A transaction, what its sender signed of it, and what the node says came of it. */
export interface ChainTransaction {
  readonly hash: string;
  readonly from: string;
  readonly to: string | null;
  readonly nonce: number;
  readonly gasLimit: number;
  readonly input: string;
  readonly signed: SignedBytes;
  readonly succeeded: boolean;
  readonly logs: readonly PlainLog[];
}

export interface ChainBlock {
  readonly header: BlockHeader;
  /** Of what the node says that the header holds: by it the block must be called. */
  readonly headerHash: string;
  readonly stateRoot: string;
  readonly transactions: readonly ChainTransaction[];
}

interface NodeReceipt {
  readonly transactionHash: string;
  readonly status: string;
  readonly logs: readonly PlainLog[];
}

/** Reads whole blocks that follow one another. @param parentHash of the first, where it is known */
export async function readBlocks(
  provider: JsonRpcProvider,
  from: number,
  to: number,
  parentHash: string | undefined,
): Promise<readonly ChainBlock[]> {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const blocks = await Promise.all(numbers.map((number) => readBlock(provider, number)));
  let parent = parentHash;
  for (const { header } of blocks) {
    if (parent !== undefined && header.parentHash !== parent) {
      throw new NodeAnswerInvalid(`block ${header.number} does not follow the block before it`);
    }
    parent = header.hash;
  }
  return blocks;
}

async function readBlock(provider: JsonRpcProvider, number: number): Promise<ChainBlock> {
  const answer: unknown = await provider.send('eth_getBlockByNumber', [toQuantity(number), true]);
  if (answer === null) throw new NodeAnswerInvalid(`block ${number} is missing below the final head`);
  const header = parseBlockHeader(answer);
  if (header.number !== number) throw new NodeAnswerInvalid(`asked for block ${number} and got block ${header.number}`);
  const { transactions } = answer as { transactions?: unknown };
  if (!Array.isArray(transactions)) throw new NodeAnswerInvalid(`block ${number} has no list of transactions`);
  const block = answer as NodeBlock;
  const told = { header, headerHash: headerHash(block), stateRoot: String(block.stateRoot) };
  if (transactions.length === 0) return { ...told, transactions: [] };
  const receipts = (await readBlockReceipts(provider, number)) as unknown as readonly NodeReceipt[];
  const known = new Map(receipts.map((receipt) => [receipt.transactionHash, receipt]));
  return {
    ...told,
    transactions: (transactions as NodeTransaction[]).map((given) => {
      const receipt = known.get(String(given.hash));
      if (!receipt) {
        throw new NodeAnswerInvalid(`no receipt of transaction ${String(given.hash)} in block ${number}`);
      }
      return toTransaction(given, receipt);
    }),
  };
}

function toTransaction(given: NodeTransaction, receipt: NodeReceipt): ChainTransaction {
  return {
    hash: String(given.hash),
    from: getAddress(String(given.from)),
    to: typeof given.to === 'string' ? getAddress(given.to) : null,
    nonce: Number(given.nonce),
    gasLimit: Number(given.gas),
    input: String(given.input),
    signed: signedBytes(given),
    succeeded: BigInt(receipt.status) === 1n,
    logs: receipt.logs.map(plainLog),
  };
}

export function plainLog({ address, topics, data }: PlainLog): PlainLog {
  return { address: getAddress(address), topics: topics.map((topic) => topic.toLowerCase()), data: data.toLowerCase() };
}
