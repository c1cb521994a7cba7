import { describe, expect, it } from '@jest/globals';
import { type JsonRpcProvider, makeError } from 'ethers';
import { readBlockReceipts } from './block-receipts.js';

const receipt = { logs: [] };

/** A node that answers what is given, or fails with it; anything else it does not know. */
function node(answers: Readonly<Record<string, unknown>>): JsonRpcProvider {
  const send = (method: string, params: readonly unknown[]) => {
    const answer = answers[method] ?? answers[`${method} ${String(params[0])}`];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? null);
  };
  return { send } as unknown as JsonRpcProvider;
}

const failure = (code: number) => Object.assign(new Error('could not coalesce error'), { error: { code } });
const byTransaction = {
  eth_getBlockByNumber: { transactions: ['0xaa', '0xbb'] },
  'eth_getTransactionReceipt 0xaa': receipt,
  'eth_getTransactionReceipt 0xbb': receipt,
};

describe('the receipts of a block', () => {
  it('come in one call', async () => {
    expect(await readBlockReceipts(node({ eth_getBlockReceipts: [receipt] }), 7)).toEqual([receipt]);
  });

  it.each([
    ['does not support the call', failure(-32004)],
    [
      'does not know the call',
      makeError('unsupported operation', 'UNSUPPORTED_OPERATION', {
        operation: 'eth_getBlockReceipts',
        info: { error: { code: -32601 } },
      }),
    ],
  ])('come one by one from a node that %s', async (_, error) => {
    const receipts = await readBlockReceipts(node({ ...byTransaction, eth_getBlockReceipts: error }), 7);
    expect(receipts).toEqual([receipt, receipt]);
  });

  it('are asked for again later when the node failed otherwise', async () => {
    const error = failure(-32000);
    await expect(readBlockReceipts(node({ ...byTransaction, eth_getBlockReceipts: error }), 7)).rejects.toBe(error);
  });

  it.each([
    ['no list', { eth_getBlockReceipts: {} }],
    ['a receipt without logs', { eth_getBlockReceipts: [{}] }],
    [
      'a block without transactions',
      { ...byTransaction, eth_getBlockReceipts: failure(-32601), eth_getBlockByNumber: {} },
    ],
    [
      'a receipt missing',
      { ...byTransaction, eth_getBlockReceipts: failure(-32601), 'eth_getTransactionReceipt 0xbb': null },
    ],
  ])('are refused as %s', async (_, answers) => {
    await expect(readBlockReceipts(node(answers), 7)).rejects.toMatchObject({ code: 'node-answer-invalid' });
  });
});
