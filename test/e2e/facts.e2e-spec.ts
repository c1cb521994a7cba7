import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FACT_KINDS, factKey, rolesToBits } from '@tallystick/act-types';
import { contractInterfaces, FactParty, FactSchedule, Outbox, OutboxEntry, RecordedAct } from '@tallystick/chain';
import { LedgerParty } from '@tallystick/parties';
import { Wallet } from 'ethers';
import { startTestChain, type TestChain } from '../support/chain.js';
import { LedgerScene } from '../support/ledger-scene.js';
import { createWorkerDatabase, type WorkerDatabase } from '../support/worker-database.js';

const OBJECTION_SECONDS = 7 * 86_400;

describe('a fact that nobody signs', () => {
  let database: WorkerDatabase;
  let chain: TestChain;
  let scene: LedgerScene;
  beforeAll(async () => {
    database = await createWorkerDatabase();
    chain = await startTestChain();
    scene = new LedgerScene(chain, database.dataSource, { limits: { retryAfterMs: 1 } });
  });
  afterAll(async () => {
    await chain.stop();
    await database.drop();
  });

  /** A party whose account is being recovered. @returns the account that it is to have */
  async function recovering(party: string): Promise<string> {
    const [former, next] = [Wallet.createRandom(), Wallet.createRandom()];
    const [deadline, verifiedUntil] = [await scene.timeIn(3_600), await scene.timeIn(86_400 * 365)];
    scene.setWallet(party, former);
    const roles = String(rolesToBits(['supplier']));
    await scene.record({ kind: 'enrol', message: { party, account: former.address, roles, verifiedUntil, deadline } });
    scene.setWallet(`next of ${party}`, next);
    await scene.record({
      kind: 'propose-recovery',
      message: { party, partyEpoch: '1', account: next.address, deadline },
    });
    return next.address;
  }

  async function state(party: string): Promise<string> {
    const message = { party, partyEpoch: '1' };
    const key = factKey('complete-recovery', message, scene.network);
    const deadline = new Date(Number(await scene.timeIn(30 * 86_400)) * 1000);
    await new Outbox().enqueueFact(database.dataSource.manager, { key, kind: 'complete-recovery', message, deadline });
    return key;
  }

  async function pass(seconds: number): Promise<void> {
    await chain.provider.send('evm_increaseTime', [seconds]);
    await chain.provider.send('evm_mine', []);
  }

  const entriesOf = (digest: string) => database.dataSource.manager.findBy(OutboxEntry, { digest });
  const accountOf = async (party: string) =>
    (await database.dataSource.manager.findOneByOrFail(LedgerParty, { party })).account;

  it('waits until it is true, and is stated once however often it is asked for', async () => {
    const next = await recovering('11');
    const key = await state('11');
    await scene.run([key]);
    expect(await entriesOf(key)).toMatchObject([{ state: 'waiting', lastFailure: { code: 'recovery-open' } }]);
    await pass(OBJECTION_SECONDS);
    await state('11');
    while ((await entriesOf(key)).some(({ endedAt }) => endedAt === null)) await scene.run([key]);
    await state('11');
    expect(await entriesOf(key)).toMatchObject([{ state: 'recorded', kind: 'complete-recovery' }]);
    expect(await accountOf('11')).toBe(next);
    const recorded = await database.dataSource.manager.findOneBy(RecordedAct, { digest: key });
    expect(recorded?.kind).toBe('complete-recovery');
  });

  it('is recorded when anybody else had the chain state it', async () => {
    const next = await recovering('12');
    await pass(OBJECTION_SECONDS);
    const { contract, method } = FACT_KINDS['complete-recovery'];
    const data = contractInterfaces[contract].encodeFunctionData(method, ['12']);
    const stranger = chain.deployer.connect(chain.provider);
    await (await stranger.sendTransaction({ to: scene.network.contracts[contract], data })).wait();
    while ((await scene.indexer.step()) === 'again');
    const key = await state('12');
    await scene.run([key]);
    expect(await entriesOf(key)).toMatchObject([{ state: 'recorded', attempts: 0 }]);
    expect(await accountOf('12')).toBe(next);
  });

  describe('that nobody asks for', () => {
    const schedule = (batch: number) =>
      new FactSchedule(database.dataSource, chain.provider, {
        network: scene.network,
        finality: 'instant',
        pollMs: 20,
        batch,
      });
    const keyOf = (party: string) => factKey('complete-recovery', { party, partyEpoch: '1' }, scene.network);

    it('is stated once its time has come, in batches, by however many workers, and once', async () => {
      const parties = ['21', '22', '23', '24', '25'];
      const accounts: string[] = [];
      for (const party of parties) accounts.push(await recovering(party));
      expect(await schedule(2).step()).toBe('idle');
      expect(await entriesOf(keyOf('21'))).toEqual([]);
      await pass(OBJECTION_SECONDS);
      while ((await scene.indexer.step()) === 'again');
      const workers = [schedule(2), schedule(2)];
      expect(await schedule(2).step()).toBe('again');
      const stated = await Promise.all(parties.map((party) => entriesOf(keyOf(party))));
      expect(stated.map(({ length }) => length)).toEqual([1, 1, 0, 0, 0]);
      for (const worker of workers) expect(['again', 'idle']).toContain(await worker.step());
      await Promise.all(workers.map((worker) => worker.step()));
      await scene.run(parties.map(keyOf));
      await Promise.all(workers.map((worker) => worker.step()));
      for (const [index, party] of parties.entries()) {
        expect(await entriesOf(keyOf(party))).toMatchObject([{ state: 'recorded', attempts: 0 }]);
        expect(await accountOf(party)).toBe(accounts[index]);
        expect(await database.dataSource.manager.findBy(FactParty, { key: keyOf(party) })).toMatchObject([{ party }]);
      }
    });

    it('is not stated from a projection that lags behind: what looks due may be done with by now', async () => {
      await recovering('31');
      await pass(OBJECTION_SECONDS);
      expect(await schedule(10).step()).toBe('idle');
      expect(await entriesOf(keyOf('31'))).toEqual([]);
      while ((await scene.indexer.step()) === 'again');
      await schedule(10).step();
      expect(await entriesOf(keyOf('31'))).toHaveLength(1);
      await scene.run([keyOf('31')]);
    });

    it('is stated anew when it could not be recorded in thirty days and is true all the same', async () => {
      const next = await recovering('32');
      const key = await state('32');
      await pass(31 * 86_400);
      while ((await scene.indexer.step()) === 'again');
      await database.dataSource.query(
        `UPDATE chain.outbox SET state = 'expired', deadline = now(), ended_at = now() WHERE digest = $1`,
        [key],
      );
      await schedule(10).step();
      await scene.run([key]);
      expect(await entriesOf(key)).toMatchObject([{ state: 'recorded' }]);
      expect(await accountOf('32')).toBe(next);
    });
  });
});
