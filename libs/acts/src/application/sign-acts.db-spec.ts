import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Outbox, OutboxEntry } from '@tallystick/chain';
import { PapersActivity, type Principal } from '@tallystick/platform';
import { In } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { Act } from '../infra/act.entity.js';
import { ActSignatory } from '../infra/act-signatory.entity.js';
import { ActStanding } from '../infra/act-standing.view.js';
import type { CheckSignature } from './check-signature.js';
import { FindActs } from './find-acts.js';
import { RefuseAct } from './refuse-act.js';
import { SignActs } from './sign-acts.js';

const MANY = 40;
const [HOLDER, RECIPIENT] = ['7', '8'] as const;
const principal = (party: string): Principal => {
  const tokenExpiresAt = new Date();
  return { party, clientId: 'x', scopes: ['acts'], isOperator: false, tokenExpiresAt };
};

describe('signing at once', () => {
  let database: TestDatabase;
  let signing: SignActs;
  let refusing: RefuseAct;
  beforeAll(async () => {
    const entities = [Act, ActSignatory, ActStanding, OutboxEntry, PapersActivity];
    database = await createTestDatabase({ entities });
    await database.dataSource.query(`
      INSERT INTO ledger.cursor VALUES (true, 9, '0x', now());
      INSERT INTO ledger.party VALUES (7, '0x07', 0, now(), 3, now()), (8, '0x08', 0, now(), 3, now());
      INSERT INTO ledger.fragment_history
        VALUES (9, 0, 0, 77, 'touched', 0, 100, 4, 7, NULL, 0, NULL, NULL, NULL, now(), '0x')`);
    const acts = new FindActs(database.dataSource);
    const checking = {
      positionsOf: (_act: Act, own: readonly ActSignatory[]) => Promise.resolve(own.map(({ position }) => position)),
    };
    signing = new SignActs(database.dataSource, acts, checking as unknown as CheckSignature, new Outbox());
    refusing = new RefuseAct(database.dataSource, acts);
  });
  afterAll(() => database.drop());

  async function offered(count: number): Promise<string[]> {
    const { manager } = database.dataSource;
    const acts = Array.from({ length: count }, () =>
      manager.create(Act, {
        kind: 'transfer',
        message: { receivable: '77', from: '0', to: '100', version: '4', holderEpoch: '3', recipientEpoch: '3' },
        attachment: null,
        digest: `0x${randomBytes(32).toString('hex')}`,
        deadline: new Date(Date.now() + 600_000),
        draftedBy: HOLDER,
        offeredAt: new Date(),
        withdraws: null,
        signatories: [
          manager.create(ActSignatory, { position: 0, role: 'holder', party: HOLDER }),
          manager.create(ActSignatory, { position: 1, role: 'recipient', party: RECIPIENT }),
        ],
      }),
    );
    return (await manager.save(acts)).map(({ id }) => id);
  }

  const sign = (ids: readonly string[], party: string) =>
    signing.run(
      ids.map((act) => ({ act, signature: `0x${party}` })),
      principal(party),
    );

  async function sentOf(ids: readonly string[]): Promise<string[][]> {
    const { manager } = database.dataSource;
    const acts = await manager.findBy(Act, { id: In([...ids]) });
    const sent = await manager.findBy(OutboxEntry, { digest: In(acts.map(({ digest }) => digest)) });
    return sent.map(({ signatures }) => signatures);
  }

  it('sends each act once with both signatures, whichever party was last and in whatever order each signed', async () => {
    const ids = await offered(MANY);
    const refusals = await Promise.all([
      sign(ids, HOLDER),
      sign([...ids].reverse(), RECIPIENT),
      sign(ids.slice(10), RECIPIENT),
    ]);
    expect(refusals.map(({ size }) => size)).toEqual([0, 0, 0]);
    expect(await sentOf(ids)).toEqual(Array.from({ length: MANY }, () => ['0x7', '0x8']));
    const told = await database.dataSource.manager.findBy(PapersActivity, { party: HOLDER, subject: In(ids) });
    expect(told.filter(({ type }) => type === 'act-relayed')).toHaveLength(MANY);
  });

  it('never sends what was refused at the same moment', async () => {
    const ids = await offered(6);
    await sign(ids, HOLDER);
    const refused = ids.map((id) => refusing.run(id, '不收', principal(RECIPIENT)).then(() => id));
    const [signed, outcomes] = await Promise.all([sign(ids, RECIPIENT), Promise.allSettled(refused)]);
    const taken = ids.filter((id) => !signed.has(id));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(signed.size);
    expect(await sentOf(ids)).toHaveLength(taken.length);
    const { manager } = database.dataSource;
    expect(await manager.countBy(ActStanding, { actId: In(ids), state: 'refused' })).toBe(signed.size);
  });
});
