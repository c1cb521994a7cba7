import { describe, expect, it } from '@jest/globals';
import { type JsonRpcProvider, keccak256, toQuantity, zeroPadValue, ZeroHash } from 'ethers';
import { contractInterfaces } from '../contracts/contract-interfaces.js';
import { NodeAnswerInvalid } from '../contracts/errors.js';
import { AccountReader } from './account-reader.js';

const ACCOUNT = contractInterfaces.partyAccount;
const ADDRESS = `0x${'ac'.repeat(20)}`;
const HEAD = 25;
const [ANN, BO, CY] = ['a1', 'b0', 'c4'].map((byte) => `0x${byte.repeat(20)}`) as [string, string, string];

interface Change {
  readonly block: number;
  readonly key: string;
  /** 0 removes. */
  readonly person: number;
}

/** A node that knows one account, and how often it was asked about logs. */
class FakeNode {
  readonly asked: string[] = [];
  configuration = 1n;
  count: bigint;

  constructor(
    readonly changes: Change[],
    private readonly personOf: ReadonlyMap<string, number>,
  ) {
    this.count = BigInt(personOf.size);
  }

  send(method: string, params: readonly unknown[]): Promise<unknown> {
    if (method === 'eth_getBlockByNumber') return Promise.resolve(header());
    const [{ data }] = params as [{ data: string }];
    const call = ACCOUNT.parseTransaction({ data });
    const answers: Record<string, unknown> = {
      configuration: this.configuration,
      threshold: 1n,
      personCount: this.count,
      getSignerCount: this.count,
      personOf: call?.name === 'personOf' ? (this.personOf.get(String(call.args[0])) ?? 0) : 0,
    };
    return Promise.resolve(ACCOUNT.encodeFunctionResult(call?.name ?? '', [answers[call?.name ?? '']]));
  }

  getLogs({ fromBlock, toBlock }: { fromBlock: number; toBlock: number }): Promise<unknown[]> {
    this.asked.push(`${fromBlock}-${toBlock}`);
    return Promise.resolve(this.changes.filter(({ block }) => block >= fromBlock && block <= toBlock).map(logOf));
  }
}

function logOf({ key, person }: Change) {
  const id = keccak256(key);
  return person === 0
    ? ACCOUNT.encodeEventLog('SignerRemoved', [id, 1])
    : ACCOUNT.encodeEventLog('SignerAdded', [id, person, key]);
}

function header() {
  const bytes = (length: number) => zeroPadValue('0x', length);
  const numbers = { number: toQuantity(HEAD), timestamp: '0x1', gasLimit: '0x1' };
  return { ...numbers, hash: ZeroHash, parentHash: ZeroHash, logsBloom: bytes(256) };
}

const readerOn = (node: FakeNode) =>
  new AccountReader(node as unknown as JsonRpcProvider, { finality: 'instant', logBlocks: 10 });

describe('the signers of a party account', () => {
  const changes = [
    { block: 2, key: ANN, person: 1 },
    { block: 2, key: BO, person: 2 },
    { block: 14, key: CY, person: 2 },
    { block: 14, key: BO, person: 0 },
  ];
  const persons = new Map([
    [ANN, 1],
    [CY, 2],
  ]);

  it('are found in its events, whoever was removed left out', async () => {
    const { signers, configuration } = await readerOn(new FakeNode(changes, persons)).read(ADDRESS);
    expect(configuration).toBe(1n);
    expect(signers).toEqual([
      { person: 1, key: ANN },
      { person: 2, key: CY },
    ]);
  });

  it('are looked for from the newest block back, until as many are found as there are', async () => {
    const node = new FakeNode(changes, new Map([[CY, 2]]));
    await readerOn(node).read(ADDRESS);
    expect(node.asked).toEqual(['16-25', '6-15']);
  });

  it('are looked for once in a configuration', async () => {
    const node = new FakeNode(changes, persons);
    const reader = readerOn(node);
    await reader.read(ADDRESS);
    const first = node.asked.length;
    await reader.read(ADDRESS);
    expect(node.asked).toHaveLength(first);
    node.configuration = 2n;
    await reader.read(ADDRESS);
    expect(node.asked).toHaveLength(2 * first);
  });

  it('are not believed when they do not add up, or are other persons than the account says', async () => {
    const tooMany = new FakeNode(changes, persons);
    tooMany.count = 3n;
    await expect(readerOn(tooMany).read(ADDRESS)).rejects.toThrow(NodeAnswerInvalid);
    const others = new Map([
      [ANN, 3],
      [CY, 2],
    ]);
    await expect(readerOn(new FakeNode(changes, others)).read(ADDRESS)).rejects.toThrow(NodeAnswerInvalid);
  });
});
