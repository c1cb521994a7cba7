import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rebuildLedger } from '@tallystick/chain';
import { ledgerProjectors } from '@tallystick/ledger';
import { startTestChain, type TestChain } from '../support/chain.js';
import { differencesFromContracts } from '../support/contract-state.js';
import { LedgerScene } from '../support/ledger-scene.js';
import { snapshotLedger } from '../support/ledger-snapshot.js';
import { RandomActs } from '../support/random-acts.js';
import { SeededRandom } from '../support/seeded-random.js';
import { type Tamper, TamperingProvider } from '../support/tampering-provider.js';
import { createWorkerDatabase, type WorkerDatabase } from '../support/worker-database.js';

const ROUNDS = 4;
const ACTS_PER_ROUND = 25;

let database: WorkerDatabase;
let chain: TestChain;
let node: TamperingProvider;

beforeAll(async () => {
  database = await createWorkerDatabase();
  chain = await startTestChain({ relayers: 2 });
  node = new TamperingProvider(chain.rpcUrl, chain.chainId);
});
afterAll(async () => {
  node.destroy();
  await chain.stop();
  await database.drop();
});

/** Loses answers after the node acted on them, holds them back so that they overtake each other, and gives older ones again. */
function unreliable(random: SeededRandom, counts: Map<string, number>): Tamper {
  const former = new Map<string, unknown>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  return async (method, answer, params) => {
    const question = `${method} ${JSON.stringify(params)}`;
    const earlier = former.get(question);
    former.set(question, answer);
    if (random.chance(6)) {
      count('lost');
      throw new Error('the answer was lost');
    }
    if (random.chance(10)) {
      count('late');
      await pause(random.between(1, 60));
    }
    if (earlier !== undefined && random.chance(15)) {
      count('old');
      return earlier;
    }
    return answer;
  };
}

describe('relayer and indexer', () => {
  it('come to the same end when the node’s answers are lost, late and old', async () => {
    const seed = Number(process.env.SEED);
    const counts = new Map<string, number>();
    const limits = { retryAfterMs: 20, retryAfterAtMostMs: 200, resendAfterMs: 300 };
    const scene = new LedgerScene(chain, database.dataSource, { workersProvider: node, limits });
    const acts = new RandomActs(scene, new SeededRandom(seed));
    await acts.prepare();
    node.tamper = unreliable(new SeededRandom(seed + 1), counts);
    scene.relayer.start();
    scene.indexer.start();
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const digests: string[] = [];
        for (const act of await acts.next(ACTS_PER_ROUND)) digests.push(await scene.enqueue(act));
        while ((await scene.entries(digests)).some(({ endedAt }) => endedAt === null)) await pause(50);
        const states = (await scene.entries(digests)).map(({ state }) => state);
        expect(states).toEqual(digests.map(() => 'recorded'));
      }
    } finally {
      await Promise.all([scene.relayer.stop(), scene.indexer.stop()]);
      process.stdout.write(`unreliable node: seed ${seed}, ${JSON.stringify(Object.fromEntries(counts))}\n`);
    }
    for (const what of ['lost', 'late', 'old']) expect([what, (counts.get(what) ?? 0) > 0]).toEqual([what, true]);
    expect(await differencesFromContracts(scene)).toEqual([]);
    const before = await snapshotLedger(database.dataSource);
    const { network, startBlock } = chain.deployment;
    await rebuildLedger(database.dataSource, chain.provider, ledgerProjectors, {
      network,
      startBlock,
      finality: 'instant',
    });
    expect(await snapshotLedger(database.dataSource)).toEqual(before);
  }, 300_000);
});
