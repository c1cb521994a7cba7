import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractInterfaces, OutboxEntry, rebuildLedger, writeDeployment } from '@tallystick/chain';
import { ledgerProjectors } from '@tallystick/ledger';
import { FragmentHistory, LedgerFragment } from '@tallystick/receivables';
import { Command } from 'commander';
import { registerRebuildCommand } from '../../apps/cli/src/rebuild/rebuild-command.js';
import { startTestChain, type TestChain } from '../support/chain.js';
import { differencesFromContracts } from '../support/contract-state.js';
import { EveryBurden } from '../support/every-burden.js';
import { LedgerScene } from '../support/ledger-scene.js';
import { snapshotLedger } from '../support/ledger-snapshot.js';
import { createWorkerDatabase, type WorkerDatabase } from '../support/worker-database.js';
import { RandomActs } from '../support/random-acts.js';
import { CORE } from '../support/random-round.js';
import { SeededRandom } from '../support/seeded-random.js';

const ACTS = 1_000;
const ACTS_PER_ROUND = 60;

let database: WorkerDatabase;
let chain: TestChain;
let scene: LedgerScene;

beforeAll(async () => {
  database = await createWorkerDatabase();
  chain = await startTestChain();
  scene = new LedgerScene(chain, database.dataSource);
});
afterAll(async () => {
  await chain.stop();
  await database.drop();
});

async function recordRandomActs(random: SeededRandom): Promise<Map<string, number>> {
  const acts = new RandomActs(scene, random);
  await acts.prepare();
  const recorded = new Map<string, number>();
  for (let total = 0; total < ACTS;) {
    const round = await acts.next(Math.min(ACTS_PER_ROUND, ACTS - total));
    const stale = acts.stale();
    await scene.record(...round);
    for (const { kind } of round) recorded.set(kind, (recorded.get(kind) ?? 0) + 1);
    total += round.length;
    if (stale)
      expect((await scene.run([await scene.enqueue(stale)])).values().next().value?.lastFailure?.code).toBe(
        'fragment-stale',
      );
  }
  return recorded;
}

describe('the ledger, rebuilt', () => {
  it('has the same rows in every table after 1,000 random acts, and they are what the contracts say', async () => {
    const seed = Number(process.env.SEED);
    process.stdout.write(`rebuild: seed ${seed}\n`);
    const random = new SeededRandom(seed);
    const recorded = await recordRandomActs(random);
    await new EveryBurden(scene, random).lay();
    process.stdout.write(`rebuild: recorded ${JSON.stringify(Object.fromEntries(recorded))}\n`);
    expect(recorded.size).toBeGreaterThan(14);

    expect(await differencesFromContracts(scene)).toEqual([]);
    const before = await snapshotLedger(database.dataSource);
    for (const [table, rows] of Object.entries(before)) expect([table, rows.length > 0]).toEqual([table, true]);

    const { network, startBlock } = chain.deployment;
    const settings = { network, startBlock, finality: 'instant', blocksPerStep: 7 } as const;
    await rebuildLedger(database.dataSource, chain.provider, ledgerProjectors, settings);
    expect(await snapshotLedger(database.dataSource)).toEqual(before);

    const states = await database.dataSource.manager.find(OutboxEntry, { select: { state: true, kind: true } });
    expect(states.filter(({ state }) => state === 'recorded').length).toBeGreaterThanOrEqual(ACTS);
    expect(
      states
        .filter(({ state }) => state !== 'recorded')
        .every(({ kind, state }) => ['touch', 'anchor'].includes(kind) && ['waiting', 'expired'].includes(state)),
    ).toBe(true);
  }, 1_200_000);

  it('knows what anybody paid after the due time, with no act behind it', async () => {
    const [fragment] = await database.dataSource.manager.find(LedgerFragment, { take: 1 });
    if (!fragment) throw new Error('no live fragment is left');
    const { receivable, from, to, version } = fragment;
    await chain.provider.send('evm_increaseTime', [120 * 86_400]);
    const data = contractInterfaces.receivables.encodeFunctionData('payFor', [receivable, from, to, version]);
    const payer = scene.walletOf(CORE).connect(chain.provider);
    const fees = { maxFeePerGas: 0, maxPriorityFeePerGas: 0, gasLimit: 1_000_000 };
    await (await payer.sendTransaction({ to: scene.network.contracts.receivables, data, ...fees })).wait();
    await scene.indexer.step();
    const paid = await database.dataSource.manager.findOneBy(FragmentHistory, { receivable, from, kind: 'paid' });
    expect(paid).toMatchObject({ to, digest: null, payer: payer.address });
    expect(await differencesFromContracts(scene)).toEqual([]);
  }, 120_000);

  it('is also what `tallystick rebuild` leaves, with the rights of the worker', async () => {
    const before = await snapshotLedger(database.dataSource);
    await database.dataSource.query(`UPDATE ledger.fragment SET holder = holder + 1`);
    await database.dataSource.query(`DELETE FROM ledger.recorded_act`);
    const deploymentFile = join(await mkdtemp(join(tmpdir(), 'tallystick-rebuild-')), 'deployment.json');
    await writeDeployment(deploymentFile, chain.deployment);
    const settings = { DATABASE_URL: database.url, CHAIN_RPC_URL: chain.rpcUrl, DEPLOYMENT_FILE: deploymentFile };
    Object.assign(process.env, settings);
    try {
      const program = new Command();
      registerRebuildCommand(program);
      await program.parseAsync(['rebuild'], { from: 'user' });
    } finally {
      for (const name of Object.keys(settings)) delete process.env[name];
      await rm(dirname(deploymentFile), { recursive: true });
    }
    expect(await snapshotLedger(database.dataSource)).toEqual(before);
  }, 120_000);

  it('keeps the former rows when the rebuild falls on its way', async () => {
    const before = await snapshotLedger(database.dataSource);
    const { network, startBlock } = chain.deployment;
    const onProgress = ({ block, finalBlock }: { block: number; finalBlock: number }) => {
      if (block > finalBlock / 2) throw new Error('the power went');
    };
    const settings = { network, startBlock, finality: 'instant', blocksPerStep: 5, onProgress } as const;
    await expect(rebuildLedger(database.dataSource, chain.provider, ledgerProjectors, settings)).rejects.toThrow(
      'the power went',
    );
    expect(await snapshotLedger(database.dataSource)).toEqual(before);
  }, 120_000);
});
