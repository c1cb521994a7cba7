import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rolesToBits } from '@tallystick/act-types';
import {
  ChainDiverged,
  Indexer,
  type IndexerSettings,
  LedgerCursor,
  NodeAnswerInvalid,
  rebuildLedger,
} from '@tallystick/chain';
import { ledgerProjectors } from '@tallystick/ledger';
import { LedgerParty } from '@tallystick/parties';
import { Wallet } from 'ethers';
import { startTestChain, type TestChain } from '../support/chain.js';
import { LedgerScene } from '../support/ledger-scene.js';
import { snapshotLedger } from '../support/ledger-snapshot.js';
import { type Tamper, TamperingProvider } from '../support/tampering-provider.js';
import { createWorkerDatabase, type WorkerDatabase } from '../support/worker-database.js';

let database: WorkerDatabase;
let chain: TestChain;
let scene: LedgerScene;
let node: TamperingProvider;
let nextParty = 1;

beforeAll(async () => {
  database = await createWorkerDatabase();
  chain = await startTestChain();
  scene = new LedgerScene(chain, database.dataSource);
  node = new TamperingProvider(chain.rpcUrl, chain.chainId);
});
afterAll(async () => {
  node.destroy();
  await chain.stop();
  await database.drop();
});
beforeEach(() => {
  node.tamper = (_method, answer) => answer;
});

/** Another copy of the indexer, which hears the node through whoever tampers. */
function indexer(settings: Partial<IndexerSettings> = {}): Indexer {
  const { network, startBlock } = chain.deployment;
  const standard = { network, startBlock, finality: 'instant', pollMs: 5 } as const;
  return new Indexer(database.dataSource, node, ledgerProjectors, { ...standard, ...settings });
}

/** Puts three parties on the chain in one block, and nothing of them in the ledger. */
async function enrolThree(): Promise<string[]> {
  const parties = [nextParty++, nextParty++, nextParty++].map(String);
  for (const party of parties) {
    const wallet = Wallet.createRandom();
    scene.setWallet(party, wallet);
    const roles = String(rolesToBits(['supplier']));
    const times = { verifiedUntil: await scene.timeIn(86_400), deadline: await scene.timeIn(3_600) };
    await scene.enqueue({ kind: 'enrol', message: { party, account: wallet.address, roles, ...times } });
  }
  const before = await chain.provider.getBlockNumber();
  await scene.relayer.step();
  // A node takes a transaction before it mines it.
  while ((await chain.provider.getBlockNumber()) === before) await sleep(5);
  return parties;
}

async function known(parties: readonly string[]): Promise<number> {
  const found = await Promise.all(
    parties.map((party) => database.dataSource.manager.findOneBy(LedgerParty, { party })),
  );
  return found.filter((party) => party !== null).length;
}

const cursor = () => database.dataSource.manager.findOneBy(LedgerCursor, { singleton: true });
const onLogs =
  (change: (logs: unknown[]) => unknown): Tamper =>
  (method, answer) =>
    method === 'eth_getLogs' ? change(answer as unknown[]) : answer;

describe('the indexer', () => {
  it('takes logs out of order and twice for what they are', async () => {
    const parties = await enrolThree();
    node.tamper = onLogs((logs) => [...logs].reverse().concat(logs));
    await indexer().step();
    expect(await known(parties)).toBe(3);
  });

  it.each<readonly [string, Tamper]>([
    ['a log is left out', onLogs((logs) => logs.slice(1))],
    ['all logs are left out', onLogs(() => [])],
    [
      'a log is of another block',
      onLogs((logs) => logs.map((log) => ({ ...(log as object), blockHash: `0x${'12'.repeat(32)}` }))),
    ],
    ['two logs share a place', onLogs((logs) => logs.map((log) => ({ ...(log as object), logIndex: '0x0' })))],
    [
      'a block is another than was asked for',
      (method, answer, [block]) =>
        method === 'eth_getBlockByNumber' && block !== 'latest' ? { ...(answer as object), number: '0x1' } : answer,
    ],
  ])('writes nothing when %s, and all when the node comes to its senses', async (_what, tamper) => {
    const parties = await enrolThree();
    const before = await cursor();
    const lying = (method: string, answer: unknown, params: readonly unknown[]) =>
      // The receipts would put a missing log right; this node keeps to its story.
      method === 'eth_getBlockReceipts' ? [] : tamper(method, answer, params);
    node.tamper = lying;
    await expect(indexer().step()).rejects.toThrow(NodeAnswerInvalid);
    expect(await cursor()).toEqual(before);
    expect(await known(parties)).toBe(0);
    node.tamper = (_method, answer) => answer;
    await indexer().step();
    expect(await known(parties)).toBe(3);
  });

  it('finds left-out logs in the receipts', async () => {
    const parties = await enrolThree();
    node.tamper = onLogs((logs) => logs.slice(2));
    await indexer().step();
    expect(await known(parties)).toBe(3);
  });

  it('is not put off by the logs of strangers', async () => {
    const parties = await enrolThree();
    // PUSH0 PUSH0 LOG0: a contract that logs while it is made.
    await (await chain.relayers[0]?.connect(chain.provider).sendTransaction({ data: '0x5f5fa000' }))?.wait();
    await indexer().step();
    expect(await known(parties)).toBe(3);
    expect((await cursor())?.blockNumber).toBe(String(await chain.provider.getBlockNumber()));
  });

  it('leaves no trace of a step that fell before its commit, and keeps one that fell after', async () => {
    const parties = await enrolThree();
    const fallAt = (at: string) => ({
      reach: (point: string) => (point === at ? Promise.reject(new Error('fall')) : Promise.resolve()),
    });
    await expect(indexer({ faults: fallAt('before-commit') }).step()).rejects.toThrow('fall');
    expect(await known(parties)).toBe(0);
    await expect(indexer({ faults: fallAt('after-commit') }).step()).rejects.toThrow('fall');
    expect(await known(parties)).toBe(3);
    await indexer().step();
  });

  it('writes each block once, however many copies run', async () => {
    const parties = await enrolThree();
    await Promise.all(Array.from({ length: 4 }, () => indexer().step()));
    expect(await known(parties)).toBe(3);
    const before = await snapshotLedger(database.dataSource);
    const { network, startBlock } = chain.deployment;
    await rebuildLedger(database.dataSource, node, ledgerProjectors, { network, startBlock, finality: 'instant' });
    expect(await snapshotLedger(database.dataSource)).toEqual(before);
  });

  it('waits for a block to be as deep as asked', async () => {
    const parties = await enrolThree();
    const careful = indexer({ finality: { depthBlocks: 2 } });
    await careful.step();
    expect(await known(parties)).toBe(0);
    for (let block = 0; block < 2; block++) await chain.provider.send('evm_mine', []);
    while ((await careful.step()) === 'again');
    expect(await known(parties)).toBe(3);
  });

  it('waits when the node is behind, and stops when the chain is another', async () => {
    await indexer().step();
    node.tamper = (method, answer, [block]) =>
      method === 'eth_getBlockByNumber'
        ? block === 'latest'
          ? { ...(answer as object), number: '0x1' }
          : null
        : answer;
    await expect(indexer().step()).resolves.toBe('idle');
    node.tamper = (method, answer, [block]) =>
      method === 'eth_getBlockByNumber' && block !== 'latest'
        ? { ...(answer as object), parentHash: `0x${'34'.repeat(32)}` }
        : answer;
    await chain.provider.send('evm_mine', []);
    const reason = await new Promise((resolve) => {
      indexer({ onFatal: resolve }).start();
    });
    expect(reason).toBeInstanceOf(ChainDiverged);
  });
});
