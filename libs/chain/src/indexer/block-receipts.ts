import { type JsonRpcProvider, type LogParams, toQuantity } from 'ethers';
import { NodeAnswerInvalid } from '../contracts/errors.js';
import { isNoSuchMethod } from '../contracts/no-such-method.js';

export interface ReceiptLogs {
  readonly logs: readonly LogParams[];
}

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
