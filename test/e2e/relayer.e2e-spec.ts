import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rolesToBits } from '@tallystick/act-types';
import {
  OutboxEntry,
  RecordedAct,
  type RelayerLimits,
  SentTransaction,
  type SignedVersion,
  type WorkerFaultPoint,
} from '@tallystick/chain';
import { LedgerParty } from '@tallystick/parties';
import { Transaction, Wallet } from 'ethers';
import { startTestChain, type TestChain } from '../support/chain.js';
import { LedgerScene, type SceneAct } from '../support/ledger-scene.js';
import { TamperingProvider } from '../support/tampering-provider.js';
import { createWorkerDatabase, type WorkerDatabase } from '../support/worker-database.js';

const AT_ONCE: Partial<RelayerLimits> = { retryAfterMs: 1, resendAfterMs: 0 };

let database: WorkerDatabase;
let chain: TestChain;
let scene: LedgerScene;
let nextParty = 1;

beforeAll(async () => {
  database = await createWorkerDatabase();
  chain = await startTestChain({ relayers: 2 });
});
afterAll(async () => {
  await chain.stop();
  await database.drop();
});
beforeEach(() => {
  scene = new LedgerScene(chain, database.dataSource, { limits: AT_ONCE });
});

async function enrolment(deadlineSeconds = 3_600): Promise<SceneAct & { readonly party: string }> {
  const party = String(nextParty++);
  const wallet = Wallet.createRandom();
  scene.setWallet(party, wallet);
  const message = {
    party,
    account: wallet.address,
    roles: String(rolesToBits(['supplier'])),
    verifiedUntil: await scene.timeIn(86_400),
    deadline: await scene.timeIn(deadlineSeconds),
  };
  return { kind: 'enrol', message, party };
}

async function raiseEpoch(party: string, partyEpoch = '1'): Promise<SceneAct> {
  return { kind: 'raise-epoch', message: { party, partyEpoch, deadline: await scene.timeIn(3_600) } };
}

const mining = (on: boolean) => chain.provider.send('evm_setAutomine', [on]) as Promise<unknown>;
const firstKey = () => chain.relayers[0]?.privateKey ?? '';
const entryOf = (digest: string) => database.dataSource.manager.findOneByOrFail(OutboxEntry, { digest });
const transactionOf = async (digest: string) => {
  const { transactionId } = await entryOf(digest);
  return database.dataSource.manager.findOneOrFail(SentTransaction, {
    where: { id: transactionId ?? '' },
    relations: { versions: true },
  });
};
const epochOf = async (party: string) =>
  (await database.dataSource.manager.findOneByOrFail(LedgerParty, { party })).epoch;

/** Two acts of which the chain takes only one; the relayer tries none a second time. */
async function rivals(): Promise<[SceneAct, SceneAct]> {
  const enrol = await enrolment();
  await scene.record(enrol);
  scene.relayer = scene.newRelayer({ limits: { retryAfterMs: 600_000 } });
  const act = await raiseEpoch(enrol.party);
  return [act, { ...act, message: { ...act.message, deadline: await scene.timeIn(3_601) } }];
}

describe('the relayer', () => {
  it('records a signed act, and the indexer projects it', async () => {
    const act = await enrolment();
    await scene.record(act);
    const party = await database.dataSource.manager.findOneByOrFail(LedgerParty, { party: act.party });
    expect(party.account).toBe(act.message.account);
    const recorded = await database.dataSource.manager.findOneBy(RecordedAct, {
      digest: scene.digestOf('enrol', act.message),
    });
    expect(recorded).toMatchObject({ kind: 'enrol' });
  });

  it('carries many acts in few transactions, spread over its lanes', async () => {
    const digests: string[] = [];
    for (let i = 0; i < 60; i++) digests.push(await scene.enqueue(await enrolment()));
    await scene.run(digests);
    const transactions = new Set(
      await Promise.all(digests.map(async (digest) => (await entryOf(digest)).transactionId)),
    );
    const lanes = await database.dataSource.query<{ lane: string }[]>(
      'SELECT DISTINCT lane FROM chain.sent_transaction',
    );
    expect(transactions.size).toBe(2);
    expect(lanes.length).toBe(2);
  });

  it('takes the same act twice and relays it once', async () => {
    const act = await enrolment();
    await scene.enqueue(act);
    await scene.enqueue(act);
    await scene.record(act);
    const rows = await database.dataSource.query<unknown[]>('SELECT 1 FROM chain.outbox WHERE digest = $1', [
      scene.digestOf('enrol', act.message),
    ]);
    expect(rows).toHaveLength(1);
  });

  it('notes why an act cannot run now, and relays it once it can', async () => {
    const enrol = await enrolment();
    const early = await scene.enqueue(await raiseEpoch(enrol.party));
    await scene.run([early]);
    expect(await entryOf(early)).toMatchObject({
      state: 'waiting',
      lastFailure: { code: 'party-unknown', stage: 'check' },
    });
    await scene.record(enrol);
    await scene.run([early]);
    while ((await entryOf(early)).state === 'waiting') await scene.run([early]);
    expect((await entryOf(early)).state).toBe('recorded');
  });

  it('passes over an act that is stored malformed, and relays those beside it', async () => {
    const digests: string[] = [];
    for (let i = 0; i < 3; i++) digests.push(await scene.enqueue(await enrolment()));
    const [first = '', malformed = '', last = ''] = digests;
    await database.dataSource.query(`UPDATE chain.outbox SET message = message - 'account' WHERE digest = $1`, [
      malformed,
    ]);
    await scene.run([first, last]);
    expect(await Promise.all([first, last].map(entryOf))).toMatchObject([{ state: 'recorded' }, { state: 'recorded' }]);
    expect(await entryOf(malformed)).toMatchObject({
      state: 'waiting',
      lastFailure: { code: 'act-malformed', stage: 'check' },
    });
  });

  it('sees before it sends that an act in front takes the place of another', async () => {
    const [first, second] = await rivals();
    const [winner, loser] = [await scene.enqueue(first), await scene.enqueue(second)];
    await scene.run([winner, loser]);
    expect((await entryOf(winner)).state).toBe('recorded');
    expect(await entryOf(loser)).toMatchObject({
      state: 'waiting',
      lastFailure: { code: 'epoch-differs', stage: 'check' },
    });
  });

  it('notes why an act failed in a block when one on its way there got its place', async () => {
    const [first, second] = await rivals();
    await mining(false);
    const winner = await scene.enqueue(first);
    await scene.relayer.step();
    // In company, so that it is tried on what the last block left.
    const [loser, other] = [await scene.enqueue(second), await scene.enqueue(await enrolment())];
    await scene.relayer.step();
    expect((await entryOf(loser)).state).toBe('sent');
    await mining(true);
    await chain.provider.send('evm_mine', []);
    await scene.run([winner, loser, other]);
    expect(await Promise.all([winner, other].map(entryOf))).toMatchObject([
      { state: 'recorded' },
      { state: 'recorded' },
    ]);
    expect(await entryOf(loser)).toMatchObject({
      state: 'waiting',
      lastFailure: { code: 'epoch-differs', stage: 'block' },
    });
  });

  it('gives an act up only when a final block is later than its deadline', async () => {
    const short = await raiseEpoch('4000000');
    const digest = await scene.enqueue({
      ...short,
      message: { ...short.message, deadline: await scene.timeIn(30) },
      signers: [Wallet.createRandom()],
    });
    await scene.run([digest]);
    expect((await entryOf(digest)).state).toBe('waiting');
    await chain.provider.send('evm_increaseTime', [60]);
    await chain.provider.send('evm_mine', []);
    await scene.indexer.step();
    await scene.relayer.step();
    expect(await entryOf(digest)).toMatchObject({ state: 'expired' });
  });

  it.each<WorkerFaultPoint>(['before-send', 'after-send'])(
    'sends the very same transaction again after a fall %s',
    async (fault) => {
      let falls = 1;
      const reach = async (point: WorkerFaultPoint) => {
        if (point === fault && falls-- > 0) throw new Error('fall');
        return Promise.resolve();
      };
      const digest = await scene.enqueue(await enrolment());
      await expect(scene.newRelayer({ faults: { reach }, privateKeys: [firstKey()] }).step()).rejects.toThrow('fall');
      const stored = await transactionOf(digest);
      scene.relayer = scene.newRelayer();
      await scene.run([digest]);
      const after = await transactionOf(digest);
      expect(after.versions.map(({ hash }) => hash)).toEqual(stored.versions.map(({ hash }) => hash));
      expect((await chain.provider.getTransactionReceipt(after.versions[0]?.hash ?? ''))?.status).toBe(1);
    },
  );

  it('never lets two copies of itself relay one act twice', async () => {
    const acts = await Promise.all(Array.from({ length: 40 }, () => enrolment()));
    const digests = await Promise.all(acts.map((act) => scene.enqueue(act)));
    const copies = [scene.newRelayer(), scene.newRelayer(), scene.newRelayer()];
    for (let turn = 0; turn < 3; turn++) await Promise.all(copies.map((copy) => copy.step()));
    await scene.run(digests);
    const failures = (await Promise.all(digests.map(entryOf))).filter(
      ({ attempts, state }) => attempts > 0 || state !== 'recorded',
    );
    expect(failures).toEqual([]);
  });
});

describe('the relayer, when blocks are slow', () => {
  const mine = () => chain.provider.send('evm_mine', []) as Promise<unknown>;
  beforeEach(() => mining(false));
  afterAll(() => mining(true));

  it('offers a higher fee for the same content and the same nonce', async () => {
    const digest = await scene.enqueue(await enrolment());
    await scene.newRelayer().step();
    const dearer = scene.newRelayer({ limits: { ...AT_ONCE, raiseFeeAfterMs: 0 } });
    await dearer.step();
    const { versions, nonce } = await transactionOf(digest);
    expect(versions).toHaveLength(2);
    const [first, second] = versions.sort((a, b) => a.version - b.version);
    expect(BigInt(second?.maxFeePerGas ?? 0)).toBeGreaterThan(BigInt(first?.maxFeePerGas ?? 0));
    const [was, is] = [first, second].map(contentOf);
    expect(is).toEqual(was);
    expect(is?.nonce).toBe(Number(nonce));
    await mine();
    await scene.run([digest]);
    expect((await entryOf(digest)).state).toBe('recorded');
    expect(await chain.provider.getTransactionReceipt(first?.hash ?? '')).toBeNull();
  });

  it('brings back, in its first order, what a reorganisation took', async () => {
    const final = { finality: { depthBlocks: 3 } } as const;
    const enrol = await enrolment();
    const first = await scene.enqueue(enrol);
    const relayer = scene.newRelayer({ ...final, privateKeys: [firstKey()] });
    const snapshot: unknown = await chain.provider.send('evm_snapshot', []);
    await relayer.step();
    await mine();
    await relayer.step();
    const second = await scene.enqueue(await raiseEpoch(enrol.party));
    await relayer.step();
    await mine();
    await relayer.step();
    expect([(await entryOf(first)).state, (await entryOf(second)).state]).toEqual(['included', 'included']);

    await chain.provider.send('evm_revert', [snapshot]);
    await chain.provider.send('anvil_dropAllTransactions', []);
    await relayer.step();
    await mine();
    await relayer.step();
    const [a, b] = [await transactionOf(first), await transactionOf(second)];
    expect([a.state, b.state, a.blockNumber]).toEqual(['included', 'included', b.blockNumber]);
    expect(BigInt(a.nonce)).toBeLessThan(BigInt(b.nonce));
    for (let block = 0; block < 4; block++) await mine();
    scene.relayer = relayer;
    await scene.run([first, second]);
    expect(await epochOf(enrol.party)).toBe('2');
  });

  it('sends what a reorganisation took before anything new, in its first order over all lanes', async () => {
    const final = { finality: { depthBlocks: 3 } } as const;
    const snapshot: unknown = await chain.provider.send('evm_snapshot', []);
    const lost: string[] = [];
    // The lane that comes second in every turn was the first to send.
    for (const { privateKey } of [...chain.relayers].reverse()) {
      const relayer = scene.newRelayer({ ...final, privateKeys: [privateKey] });
      lost.push(await scene.enqueue(await enrolment()));
      await relayer.step();
      await mine();
      await relayer.step();
    }
    await chain.provider.send('evm_revert', [snapshot]);
    await chain.provider.send('anvil_dropAllTransactions', []);
    const fresh = await scene.enqueue(await enrolment());
    const sent: unknown[] = [];
    const node = new TamperingProvider(chain.rpcUrl, chain.chainId);
    node.tamper = (method, answer, [raw]) => {
      if (method === 'eth_sendRawTransaction') sent.push(raw);
      return answer;
    };
    await scene.newRelayer(final, node).step();
    node.destroy();
    const inOrder = await Promise.all([...lost, fresh].map(transactionOf));
    expect(sent).toEqual(inOrder.map(({ versions }) => versions[0]?.raw));
    await mine();
    await scene.run([...lost, fresh]);
  });

  it('brings back even what was final, should the chain fall behind it', async () => {
    const digest = await scene.enqueue(await enrolment());
    const snapshot: unknown = await chain.provider.send('evm_snapshot', []);
    await scene.relayer.step();
    await mine();
    await scene.relayer.step();
    expect((await transactionOf(digest)).state).toBe('final');
    await chain.provider.send('evm_revert', [snapshot]);
    await chain.provider.send('anvil_dropAllTransactions', []);
    await scene.newRelayer().step();
    await mine();
    await scene.run([digest]);
    expect((await entryOf(digest)).state).toBe('recorded');
  });

  it('gives a nonce up when somebody else used the key, and relays the acts under the next one', async () => {
    const [key] = chain.relayers;
    const digest = await scene.enqueue(await enrolment());
    const relayer = scene.newRelayer({ privateKeys: [firstKey()] });
    const fall = () => Promise.reject(new Error('fall'));
    await expect(scene.newRelayer({ privateKeys: [firstKey()], faults: { reach: fall } }).step()).rejects.toThrow(
      'fall',
    );
    const lost = await transactionOf(digest);
    await key?.connect(chain.provider).sendTransaction({ to: key.address, nonce: Number(lost.nonce), type: 2 });
    await mine();
    await relayer.step();
    expect(await database.dataSource.manager.findOneBy(SentTransaction, { id: lost.id })).toMatchObject({
      state: 'dead',
    });
    await relayer.step();
    await mine();
    scene.relayer = relayer;
    await scene.run([digest]);
    expect(Number((await transactionOf(digest)).nonce)).toBe(Number(lost.nonce) + 1);
  });

  it('forgets a transaction only long after it was final', async () => {
    const digest = await scene.enqueue(await enrolment());
    const relayer = scene.newRelayer({ limits: { ...AT_ONCE, keepBlocks: 3 } });
    await relayer.step();
    await mine();
    scene.relayer = relayer;
    await scene.run([digest]);
    const { id } = await transactionOf(digest);
    for (let block = 0; block < 5; block++) await mine();
    await relayer.step();
    expect(await database.dataSource.manager.findOneBy(SentTransaction, { id })).toBeNull();
    expect((await entryOf(digest)).state).toBe('recorded');
  });
});

function contentOf(version: SignedVersion | undefined) {
  const { nonce, data, to, gasLimit, chainId } = Transaction.from(version?.raw ?? '0x');
  return { nonce, data, to, gasLimit, chainId };
}
