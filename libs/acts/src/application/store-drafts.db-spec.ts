import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actDigest, type Network } from '@tallystick/act-types';
import { LedgerCursor } from '@tallystick/chain';
import { PapersActivity } from '@tallystick/platform';
import { In } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { Act } from '../infra/act.entity.js';
import { ActSignatory } from '../infra/act-signatory.entity.js';
import { Deadlines } from './deadlines.js';
import { FindSignatories } from './find-signatories.js';
import { type ActDraft, StoreDrafts } from './store-drafts.js';

const address = (digit: string) => `0x${digit.repeat(40)}`;
const ISSUER = '4';
const LATER_SECONDS = Math.floor(Date.now() / 1000) + 3_600;
const network = {
  chainId: '1',
  contracts: { depositToken: address('1') },
  registrar: address('2'),
  issuer: address('3'),
} as unknown as Network;

describe('storing drafts', () => {
  let database: TestDatabase;
  let drafts: StoreDrafts;
  let looked = 0;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [Act, ActSignatory, PapersActivity, LedgerCursor] });
    const directory = {
      standingOf: () => Promise.resolve(undefined),
      partyOfAccount: (account: string) => {
        looked += 1;
        return Promise.resolve(account === network.issuer ? ISSUER : undefined);
      },
      namesOf: () => Promise.resolve(new Map<string, string>()),
    };
    const { dataSource } = database;
    const clock = { nowMs: () => Date.now() };
    const deadlines = new Deadlines(dataSource, clock);
    drafts = new StoreDrafts(dataSource, network, clock, deadlines, new FindSignatories(network, directory));
  });
  afterAll(() => database.drop());

  const mint = (bankReference: string, offer = true): ActDraft => {
    const message = { to: address('5'), amount: '7', bankReference, deadline: String(LATER_SECONDS) };
    return { kind: 'mint', message, offer };
  };
  const store = (acts: readonly ActDraft[], party: string): Promise<string[]> => {
    const tokenExpiresAt = new Date();
    return drafts.run(acts, { party, clientId: 'x', scopes: ['acts'], isOperator: false, tokenExpiresAt });
  };
  const reference = (digit: string) => `0x${digit.repeat(64)}`;
  const refusal = (place: number, details: object) => ({
    code: 'acts-refused',
    details: { refused: [expect.objectContaining({ place, code: 'act-already-offered', details })] },
  });

  it('refuses the very same act, and names the first one to whoever may see it alone', async () => {
    const [first] = await store([mint(reference('a'), false)], '7');
    await expect(store([mint(reference('a'))], '7')).rejects.toMatchObject(refusal(0, { id: first }));
    await expect(store([mint(reference('a'))], ISSUER)).rejects.toMatchObject(refusal(0, {}));
    const [second] = await store([mint(reference('b'))], '7');
    await expect(store([mint(reference('b'))], ISSUER)).rejects.toMatchObject(refusal(0, { id: second }));
    const stranger: unknown = await store([mint(reference('b'))], '8').catch((error: unknown) => error);
    expect(JSON.stringify(stranger)).not.toContain(second);
  });

  it('stores many in their order, and tells their signatories of each in that order', async () => {
    const acts = ['1', '2', '3'].map((digit) => mint(reference(digit)));
    const ids = await store(acts, '9');
    const { manager } = database.dataSource;
    const stored = await manager.find(Act, { where: { draftedBy: '9' }, order: { id: 'ASC' } });
    expect(stored.map(({ id, message }) => [id, message])).toEqual(ids.map((id, place) => [id, acts[place]?.message]));
    const told = await manager.find(PapersActivity, {
      where: { party: ISSUER, subject: In(ids) },
      order: { seq: 'ASC' },
    });
    expect(told.map(({ subject }) => subject)).toEqual(ids);
  });

  it('stores none when one does not fit, and says which', async () => {
    const wrong = { ...mint(reference('d')), message: { ...mint(reference('d')).message, amount: '-1' } };
    await expect(store([mint(reference('c')), wrong], '10')).rejects.toMatchObject({
      details: { refused: [expect.objectContaining({ place: 1, code: 'act-does-not-fit-its-kind' })] },
    });
    const twice = [mint(reference('c')), mint(reference('c'))];
    await expect(store(twice, '10')).rejects.toMatchObject(refusal(1, {}));
    expect(await database.dataSource.manager.countBy(Act, { draftedBy: '10' })).toBe(0);
  });

  it('lets others have their turn while many are checked', async () => {
    const acts = Array.from({ length: 200 }, (_, index) => mint(`0xe${index.toString(16).padStart(63, '0')}`));
    const before = looked;
    const stored = store(acts, '11');
    while (looked === before) await nextTurn();
    expect(looked - before).toBeLessThan(acts.length / 2);
    expect((await stored).length).toBe(acts.length);
  });

  it('refuses the second of two requests with the same acts at the same moment, in whatever order each has them', async () => {
    const { dataSource } = database;
    const acts = ['4', '5', '6'].map((digit) => mint(reference(digit)));
    const between = acts[1]?.message ?? {};
    const first = dataSource.createQueryRunner();
    await first.startTransaction();
    await first.query(
      `INSERT INTO papers.act (kind, message, digest, deadline, drafted_by) VALUES ('mint', '{}', $1, now(), 14)`,
      [actDigest('mint', between, network)],
    );
    const both = Promise.allSettled([store(acts, '12'), store([...acts].reverse(), '13')]);
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await dataSource.query<unknown[]>(waiting)).length < 2) await nextTurn();
    await first.rollbackTransaction();
    await first.release();
    const failures = (await both).flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    const UNIQUE_VIOLATION = '23505';
    expect(failures).toMatchObject([{ code: UNIQUE_VIOLATION }]);
  });
});
