import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rolesToBits } from '@tallystick/act-types';
import { RecordedAct } from '@tallystick/chain';
import { LedgerParty } from '@tallystick/parties';
import { Wallet } from 'ethers';
import { startTestChain, type TestChain } from '../support/chain.js';
import { LedgerScene } from '../support/ledger-scene.js';
import { createWorkerDatabase, type WorkerDatabase } from '../support/worker-database.js';

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

async function enrolment(party: number) {
  const wallet = Wallet.createRandom();
  scene.setWallet(party, wallet);
  const message = {
    party: String(party),
    account: wallet.address,
    roles: String(rolesToBits(['supplier'])),
    verifiedUntil: await scene.timeIn(86_400),
    deadline: await scene.timeIn(3_600),
  };
  return { kind: 'enrol', message } as const;
}

describe('the relayer', () => {
  it('records a signed act, and the indexer projects it', async () => {
    const act = await enrolment(1);
    await scene.record(act);
    const party = await database.dataSource.manager.findOneByOrFail(LedgerParty, { party: '1' });
    expect(party.account).toBe(act.message.account);
    expect(await database.dataSource.manager.findOneBy(RecordedAct, { digest: scene.digestOf('enrol', act.message) })).toMatchObject({
      kind: 'enrol',
    });
  });
});
