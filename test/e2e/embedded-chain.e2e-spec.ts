import { readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deployContracts, EmbeddedChain, type EmbeddedChainOptions } from '@tallystick/chain';
import { Wallet } from 'ethers';
import { ChainTraffic, rpc } from '../support/chain-traffic.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';

let database: TestDatabase;
let folder: TemporaryFolder;
let running: EmbeddedChain | undefined;
let said: string[];

async function start(more: Partial<EmbeddedChainOptions> = {}): Promise<EmbeddedChain> {
  const log = (line: string) => said.push(line);
  return (running = await EmbeddedChain.start({ dataDir: folder.path, databaseUrl: database.url, log, ...more }));
}

async function stop(): Promise<void> {
  await running?.stop();
  running = undefined;
}

beforeEach(async () => {
  [database, folder] = await Promise.all([createTestDatabase(), temporaryFolder()]);
  said = [];
});
afterEach(async () => {
  await stop();
  await folder.remove();
  await database.drop();
});

async function fill(chain: EmbeddedChain, count: number): Promise<ChainTraffic> {
  const traffic = await ChainTraffic.plan(chain.chainId, count);
  expect(await traffic.run(chain.rpcUrl, 10)).toBe(count);
  await traffic.included(chain.rpcUrl);
  return traffic;
}

const dumpFolder = () => join(folder.path, 'dumps');
const dumps = async () => (await readdir(dumpFolder())).sort();

/** Everything that an indexer asks of a chain, from the first block to the last. */
async function everythingOf({ rpcUrl, chainId }: EmbeddedChain): Promise<unknown> {
  const head = Number(await rpc<string>(rpcUrl, 'eth_blockNumber'));
  const blocks: unknown[] = [];
  for (let number = 0; number <= head; number++) {
    const hex = `0x${number.toString(16)}`;
    const block = await rpc<{ hash: string; transactions: { hash: string }[] }>(
      rpcUrl,
      'eth_getBlockByNumber',
      hex,
      true,
    );
    const byHash = block.transactions.flatMap(({ hash }) => [
      rpc(rpcUrl, 'eth_getTransactionByHash', hash),
      rpc(rpcUrl, 'eth_getTransactionReceipt', hash),
      rpc(rpcUrl, 'eth_getRawTransactionByHash', hash),
    ]);
    const logs = rpc(rpcUrl, 'eth_getLogs', { blockHash: block.hash });
    blocks.push({
      block,
      receipts: await rpc(rpcUrl, 'eth_getBlockReceipts', hex),
      byHash: await Promise.all(byHash),
      logs: await logs,
    });
  }
  const everything = {
    chainId,
    blocks,
    logs: await rpc(rpcUrl, 'eth_getLogs', { fromBlock: '0x0', toBlock: 'latest' }),
  };
  // A receipt's `blockTimestamp` is a number until anvil has loaded a dump, and hex from then on.
  return JSON.parse(
    JSON.stringify(everything, (key, value: unknown) => (key === 'blockTimestamp' ? Number(value) : value)),
  );
}

describe('a restart of the embedded chain', () => {
  it.each([
    ['its dump', async () => undefined],
    [
      'the dump before, when the newest is torn',
      async () => truncate(join(dumpFolder(), (await dumps()).at(-1) ?? ''), 1_000),
    ],
    ['the genesis block, when no dump is good', async () => tearAll()],
  ])('gives everything again from %s', async (_, harm) => {
    let chain = await start();
    await fill(chain, 12);
    await stop();
    chain = await start();
    await fill(chain, 8);
    const before = await everythingOf(chain);
    await stop();
    expect(await dumps()).toHaveLength(2);
    await harm();
    expect(await everythingOf(await start())).toEqual(before);
  });

  it('keeps the contracts, and goes on from there', async () => {
    const deployerKey = Wallet.createRandom().privateKey;
    const [registrar, issuer] = [Wallet.createRandom().address, Wallet.createRandom().address];
    const terms = {
      deployerKey,
      registrar,
      issuer,
      depositToken: { name: 'D', symbol: 'D', decimals: 2 },
      rpId: 'localhost',
    };
    const first = await start();
    const deployment = await deployContracts({ ...terms, rpcUrl: first.rpcUrl });
    const head = first.head;
    await stop();
    const second = await start();
    expect({ ...(await deployContracts({ ...terms, rpcUrl: second.rpcUrl })), startBlock: 0 }).toEqual(deployment);
    expect(second.head).toEqual(head);
    await fill(second, 3);
    expect(second.head.number).toBeGreaterThan(head.number);
  });

  it('is refused when a block cannot be given again, and names the block', async () => {
    await fill(await start(), 6);
    const { number } = running?.head ?? { number: 0 };
    await stop();
    await database.dataSource.query(`UPDATE chain.journal_block SET time = time + 1 WHERE number = $1`, [number]);
    await tearAll();
    await expect(start()).rejects.toMatchObject({ code: 'journalled-block-differs', details: { number } });
  });

  it('is refused with another folder’s or another installation’s database', async () => {
    await start();
    await stop();
    await database.dataSource.query('UPDATE chain.embedded_chain SET chain_id = chain_id + 1');
    await expect(start()).rejects.toMatchObject({ code: 'chain-of-another-database' });
    await database.dataSource.query('DELETE FROM chain.embedded_chain');
    await expect(start()).rejects.toMatchObject({ code: 'chain-of-another-database' });
  });

  it('gives every installation a chain id of its own, so that no signature fits two', async () => {
    const first = await start();
    const other = await createTestDatabase();
    const otherFolder = await temporaryFolder();
    const second = await EmbeddedChain.start({
      dataDir: otherFolder.path,
      databaseUrl: other.url,
      log: () => undefined,
    });
    expect(second.chainId).not.toBe(first.chainId);
    expect(await rpc(second.rpcUrl, 'eth_chainId')).toBe(`0x${BigInt(second.chainId).toString(16)}`);
    await second.stop();
    await otherFolder.remove();
    await other.drop();
  });
});

describe('blocks', () => {
  it('come only when transactions wait, each at least a second younger than its parent and not behind the clock', async () => {
    const chain = await start();
    const traffic = await fill(chain, 25);
    const { number } = chain.head;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(chain.head.number).toBe(number);
    const blocks = await Promise.all(
      Array.from({ length: number + 1 }, (_, n) =>
        rpc<{ timestamp: string }>(chain.rpcUrl, 'eth_getBlockByNumber', `0x${n.toString(16)}`, false),
      ),
    );
    const times = blocks.map(({ timestamp }) => Number(timestamp));
    for (const [index, time] of times.slice(1).entries()) expect(time).toBeGreaterThan(times[index] ?? Infinity);
    expect(times.at(-1)).toBeGreaterThanOrEqual(Math.floor(Date.now() / 1000) - 60);
    expect(new Set(await traffic.included(chain.rpcUrl)).size).toBeLessThan(25); // they gather
  });

  it('cost their senders nothing, and take a tip from those who were given a balance', async () => {
    const [poor, rich] = [Wallet.createRandom(), Wallet.createRandom()];
    const { rpcUrl, chainId } = await start({ fundedAccounts: [rich.address] });
    const base = { chainId: BigInt(chainId), type: 2, gasLimit: 21_000, nonce: 0, to: poor.address };
    const free = await poor.signTransaction({ ...base, maxFeePerGas: 0, maxPriorityFeePerGas: 0 });
    const tipped = await rich.signTransaction({ ...base, maxFeePerGas: 10n ** 9n, maxPriorityFeePerGas: 10n ** 9n });
    for (const raw of [free, tipped]) {
      const hash = await rpc<string>(rpcUrl, 'eth_sendRawTransaction', raw);
      let receipt: { status: string } | null = null;
      while (!receipt) receipt = await rpc<{ status: string } | null>(rpcUrl, 'eth_getTransactionReceipt', hash);
      expect(receipt.status).toBe('0x1');
    }
    const free2 = await poor.signTransaction({ ...base, nonce: 1, maxFeePerGas: 1n, maxPriorityFeePerGas: 1n });
    await expect(rpc(rpcUrl, 'eth_sendRawTransaction', free2)).rejects.toThrow(/insufficient funds/i);
  });
});

describe('when the journal cannot be written', () => {
  it('the chain closes, shows nobody the block, says so, and opens with the block once it can be', async () => {
    const chain = await start({ settings: { answerPatienceMs: 200 } });
    await fill(chain, 3);
    const { number } = chain.head;
    await database.dataSource.query('ALTER TABLE chain.journal_block RENAME TO away');
    const traffic = await ChainTraffic.plan(chain.chainId, 1);
    await rpc(chain.rpcUrl, 'eth_sendRawTransaction', traffic.raw[0]);
    await expect(closedAnswer(chain.rpcUrl)).resolves.toMatchObject({
      status: 503,
      message: expect.stringContaining('journalled') as unknown,
    });
    expect(chain.head.number).toBe(number);
    expect(said.some((line) => line.includes('stays closed'))).toBe(true);
    await database.dataSource.query('ALTER TABLE chain.away RENAME TO journal_block');
    while (chain.head.number === number) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await traffic.included(chain.rpcUrl)).toEqual([number + 1]);
  });

  it('can be stopped all the same, and the block never was', async () => {
    const chain = await start({ settings: { answerPatienceMs: 200 } });
    await fill(chain, 3);
    const head = chain.head;
    await database.dataSource.query('ALTER TABLE chain.journal_block RENAME TO away');
    const traffic = await ChainTraffic.plan(chain.chainId, 1);
    await rpc(chain.rpcUrl, 'eth_sendRawTransaction', traffic.raw[0]);
    await closedAnswer(chain.rpcUrl);
    await stop();
    await database.dataSource.query('ALTER TABLE chain.away RENAME TO journal_block');
    expect((await start()).head).toEqual(head);
  });
});

async function tearAll(): Promise<void> {
  for (const name of await dumps()) await writeFile(join(dumpFolder(), name), '{"chainId":');
}

async function closedAnswer(rpcUrl: string): Promise<{ status: number; message: string }> {
  for (;;) {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_blockNumber', params: [] });
    const response = await fetch(rpcUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    if (response.status === 200) continue;
    const { error } = (await response.json()) as { error: { message: string } };
    return { status: response.status, message: error.message };
  }
}
