import { type JsonRpcProvider, type LogParams, toQuantity } from 'ethers';
import { NodeAnswerInvalid } from '../contracts/errors.js';

export interface ReceiptLogs {
  readonly logs: readonly LogParams[];
}

interface NodeError {
  readonly code?: unknown;
}

/** JSON-RPC and EIP-1474: the method is not found, or not supported. */
const NO_SUCH_METHOD = [-32601, -32004];

/** The receipts of a block, in one call or, of a node that has no such call, one by one. What they say is not checked here. */
export async function readBlockReceipts(provider: JsonRpcProvider, number: number): Promise<ReceiptLogs[]> {
  const receipts = await together(provider, number).catch((error: unknown) => {
    if (isNoSuchMethod(error)) return oneByOne(provider, number);
    throw error;
  });
  for (const receipt of receipts) {
    const { logs } = (receipt ?? {}) as Partial<ReceiptLogs>;
    if (!Array.isArray(logs)) throw new NodeAnswerInvalid(`a receipt without logs in block ${number}`);
  }
  return receipts as ReceiptLogs[];
}

async function together(provider: JsonRpcProvider, number: number): Promise<unknown[]> {
  const answer: unknown = await provider.send('eth_getBlockReceipts', [toQuantity(number)]);
  if (!Array.isArray(answer)) throw new NodeAnswerInvalid(`no receipts of block ${number}`);
  return answer as unknown[];
}

async function oneByOne(provider: JsonRpcProvider, number: number): Promise<unknown[]> {
  const block = (await provider.send('eth_getBlockByNumber', [toQuantity(number), false])) as {
    transactions?: unknown;
  } | null;
  if (!Array.isArray(block?.transactions)) throw new NodeAnswerInvalid(`no transactions of block ${number}`);
  return Promise.all(block.transactions.map((hash) => provider.send('eth_getTransactionReceipt', [hash])));
}

/** ethers puts the node's own error one or two levels below its own. */
function isNoSuchMethod(error: unknown): boolean {
  const { error: inner, info } = (error ?? {}) as { error?: NodeError; info?: { error?: NodeError } };
  return NO_SUCH_METHOD.includes(Number((inner ?? info?.error)?.code));
}
