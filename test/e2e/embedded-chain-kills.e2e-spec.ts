import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EmbeddedChain, FAULT_POINTS, type FaultPoint } from '@tallystick/chain';
import { isRunningAs } from '@tallystick/platform';
import { anvilPid, type ChainProcessOptions, parentPid, startChainProcess } from '../support/chain-process.js';
import { ChainTraffic, rpc } from '../support/chain-traffic.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';

/** Many starts of many processes. */
jest.setTimeout(240_000);

const TRANSACTIONS = 60;
const PAUSE_MS = 15;
const STARTED_AGAIN = 'the node ended by itself and is started again';
const settings = { blockIntervalMs: 40, dumpIntervalMs: 250, dumpPerMille: 50, maxLeadSeconds: 3_600 };

let database: TestDatabase;
let folder: TemporaryFolder;
let chain: EmbeddedChain | undefined;
/** Blocks that somebody saw when the journal did not have them. */
let shownTooSoon: number[];

beforeEach(async () => {
  [database, folder] = await Promise.all([createTestDatabase(), temporaryFolder()]);
  shownTooSoon = [];
});
afterEach(async () => {
  await chain?.stop();
  chain = undefined;
  await folder.remove();
  await database.drop();
});

const place = (): ChainProcessOptions => ({ dataDir: folder.path, databaseUrl: database.url, settings });
const start = async (log = (_: string): void => undefined) => (chain = await EmbeddedChain.start({ ...place(), log }));
const isAnvil = (pid: number) => isRunningAs(pid, ['anvil', folder.path]);

/** The chain's id is known only once it was started; the traffic is planned before the start that is to be cut off. */
async function plannedTraffic(): Promise<ChainTraffic> {
  const first = await start();
  await first.stop();
  chain = undefined;
  return ChainTraffic.plan(first.chainId, TRANSACTIONS);
}

async function journalled(): Promise<Map<number, string>> {
  const rows = await database.dataSource.query<{ number: string; hash: string }[]>(
    'SELECT number, hash FROM chain.journal_block',
  );
  return new Map(rows.map(({ number, hash }) => [Number(number), hash]));
}

/** A chain that is lost and made again may well come to the same hash, so what is seen is held against the journal at once. */
async function witness(number: number, hash: string): Promise<void> {
  if (number > 0 && (await journalled()).get(number) !== hash) shownTooSoon.push(number);
}

/** What anybody saw is in the journal, the chain gives the journal again, and every transaction ends up in one block. */
async function requireNothingLost(traffic: ChainTraffic): Promise<void> {
  const before = await journalled();
  const again = await start();
  for (const [number, hash] of before) {
    const block = await rpc<{ hash: string }>(again.rpcUrl, 'eth_getBlockByNumber', `0x${number.toString(16)}`, false);
    expect({ number, hash: block.hash }).toEqual({ number, hash });
  }
  expect(again.head.number).toBe(Math.max(0, ...before.keys()));
  requireSeenIsJournalled(traffic, before);
  expect(await traffic.run(again.rpcUrl, 0)).toBe(TRANSACTIONS);
  expect(await traffic.included(again.rpcUrl)).toHaveLength(TRANSACTIONS);
  const logs = await rpc<{ data: string }[]>(again.rpcUrl, 'eth_getLogs', {
    fromBlock: '0x0',
    toBlock: 'latest',
    address: traffic.recorder,
  });
  expect(logs.map(({ data }) => Number(data))).toEqual(
    Array.from({ length: TRANSACTIONS - 1 }, (_, index) => index + 1),
  );
}

function requireSeenIsJournalled(traffic: ChainTraffic, journal: ReadonlyMap<number, string>): void {
  for (const [number, hashes] of traffic.seen) {
    if (number > 0) expect({ number, hashes: [...hashes] }).toEqual({ number, hashes: [journal.get(number)] });
  }
  expect(traffic.seen.size).toBeGreaterThan(1);
  expect(shownTooSoon).toEqual([]);
}

async function gone(pid: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (await isAnvil(pid)) {
    if (Date.now() > deadline) throw new Error(`process ${pid} is still there`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('kill -9 of the process that owns the chain', () => {
  it.each(FAULT_POINTS.map((point): [FaultPoint, number] => [point, point === 'during-dump' ? 1 : 9]))(
    'at "%s" loses no block and shows none that is lost',
    async (point, nth) => {
      const traffic = await plannedTraffic();
      const owner = await startChainProcess({ ...place(), fault: `${point}:${nth}:kill` });
      const anvil = await anvilPid(folder.path);
      await Promise.all([traffic.run(owner.rpcUrl, PAUSE_MS, witness), owner.ended]);
      expect(owner.said()).toContain(`fault point reached: ${point}`);
      await gone(anvil); // nobody told it to
      await requireNothingLost(traffic);
    },
  );

  it('together with all its children, again and again, loses no block', async () => {
    const traffic = await plannedTraffic();
    for (const moment of [120, 260, 410, 530]) {
      const owner = await startChainProcess(place());
      const anvil = await anvilPid(folder.path);
      const pids = [owner.pid, await parentPid(anvil), anvil];
      const running = traffic.run(owner.rpcUrl, PAUSE_MS, witness);
      await new Promise((resolve) => setTimeout(resolve, moment));
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      await Promise.all([running, owner.ended]);
    }
    await requireNothingLost(traffic);
  });

  it('and of anvil’s guard leaves anvil running, and the next start ends just that one', async () => {
    const traffic = await plannedTraffic();
    const owner = await startChainProcess(place());
    const anvil = await anvilPid(folder.path);
    const running = traffic.run(owner.rpcUrl, PAUSE_MS, witness);
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const pid of [await parentPid(anvil), owner.pid]) process.kill(pid, 'SIGKILL');
    await Promise.all([running, owner.ended]);
    expect(await isAnvil(anvil)).toBe(true);
    await requireNothingLost(traffic);
    expect(await isAnvil(anvil)).toBe(false);
  });
});

describe('kill -9 of anvil alone', () => {
  it.each(FAULT_POINTS)('at "%s" is a pause for those who use the chain', async (point) => {
    let reached = 0;
    const faults = {
      reach: async (at: FaultPoint) => {
        if (at !== point || ++reached !== (point === 'during-dump' ? 1 : 5)) return;
        await new Promise((resolve) => setTimeout(resolve, 100)); // time for the onlooker to see what it must not
        process.kill(await anvilPid(folder.path), 'SIGKILL');
      },
    };
    const said: string[] = [];
    chain = await EmbeddedChain.start({ ...place(), faults, log: (line) => said.push(line) });
    const { rpcUrl, chainId } = chain;
    const traffic = await ChainTraffic.plan(chainId, TRANSACTIONS);
    for (let round = 0; round < 20 && (await traffic.run(rpcUrl, PAUSE_MS, witness)) < TRANSACTIONS; round++);
    while (!said.includes(STARTED_AGAIN)) await new Promise((resolve) => setTimeout(resolve, 20));
    // What waited in the lost node's pool is for its sender to send again.
    expect(await traffic.run(rpcUrl, 0)).toBe(TRANSACTIONS);
    expect(await traffic.included(rpcUrl)).toHaveLength(TRANSACTIONS);
    requireSeenIsJournalled(traffic, await journalled());
    await chain.stop();
    await requireNothingLost(traffic);
  });
});
