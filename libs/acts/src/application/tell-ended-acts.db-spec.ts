import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PapersActivity } from '@tallystick/platform';
import { rowsTouched } from '../../../../test/support/list-plans.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { Act } from '../infra/act.entity.js';
import { ActSignatory } from '../infra/act-signatory.entity.js';
import { tellEndedActs } from './tell-ended-acts.js';

const [SUPPLIER, BANK] = ['7', '8'];
const NOW = Date.parse('2026-11-28T12:00:00Z');
const MINUTE_MS = 60_000;

describe('acts that end by themselves', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [Act, ActSignatory, PapersActivity] });
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await database.dataSource.query(
      'TRUNCATE papers.act CASCADE; TRUNCATE papers.activity, ledger.recorded_act, ledger.cursor',
    );
    await database.dataSource.query(`INSERT INTO ledger.cursor VALUES (true, 9, '0x', $1)`, [new Date(NOW)]);
  });

  /** A quote: the bank drafted and signed it, the supplier is to sign. @param minutes from the head of the chain to its deadline */
  async function quote(minutes: number, more: Partial<Act> = {}, refused = false): Promise<Act> {
    const { manager } = database.dataSource;
    const signatory = (position: number, role: string, party: string) =>
      manager.create(ActSignatory, {
        ...{ position, role, party, signature: party === BANK ? '0x01' : null },
        ...(refused && party === SUPPLIER ? { refusedAt: new Date(), refusalReason: 'too dear' } : {}),
      });
    return manager.save(
      manager.create(Act, {
        ...{
          kind: 'purchase' as const,
          message: {},
          attachment: null,
          withdraws: null,
          draftedBy: BANK,
          endToldAt: null,
        },
        ...{
          digest: `0x${randomBytes(32).toString('hex')}`,
          deadline: new Date(NOW + minutes * MINUTE_MS),
          offeredAt: new Date(),
        },
        signatories: [signatory(0, 'holder', SUPPLIER), signatory(1, 'buyer', BANK)],
        ...more,
      }),
    );
  }

  const record = ({ digest }: Act) =>
    database.dataSource.query(
      `INSERT INTO ledger.recorded_act (digest, kind, block_number, log_index, block_time, tx_hash) VALUES ($1, 'touch', 9, 0, now(), '0x')`,
      [digest],
    );
  const told = async () => {
    const rows = await database.dataSource.manager.find(PapersActivity, { order: { seq: 'ASC' } });
    return rows.map(({ type, subject, party }) => [type, subject, party]);
  };
  const tell = async () => {
    while ((await tellEndedActs(database.dataSource)) > 0);
  };

  it('are told to their drafter and signatories when the chain is past the deadline, once', async () => {
    const [late, open] = [await quote(-1), await quote(1)];
    await tell();
    await tell();
    expect((await told()).toSorted()).toEqual([
      ['act-expired', late.id, SUPPLIER],
      ['act-expired', late.id, BANK],
    ]);
    expect(await told()).not.toContainEqual(expect.arrayContaining([open.id]));
    const [row] = await database.dataSource.manager.findBy(PapersActivity, { party: BANK });
    expect(row?.data).toEqual({ kind: 'purchase', state: 'expired' });
    await database.dataSource.query('UPDATE ledger.cursor SET block_time = $1', [new Date(NOW + 2 * MINUTE_MS)]);
    await tell();
    expect(await told()).toContainEqual(['act-expired', open.id, SUPPLIER]);
  });

  it('are told as withdrawn once the chain has the act that withdraws them, and not before', async () => {
    const act = await quote(60);
    const withdrawing = await quote(60, { kind: 'revoke-purchase', withdraws: act.id });
    await tell();
    expect(await told()).toEqual([]);
    await record(withdrawing);
    await tell();
    await tell();
    expect((await told()).toSorted()).toEqual([
      ['act-withdrawn', act.id, SUPPLIER],
      ['act-withdrawn', act.id, BANK],
    ]);
  });

  it('are told nothing of that were recorded or refused, or that nobody but their drafter has seen', async () => {
    await record(await quote(-1));
    await quote(-1, {}, true);
    const draft = await quote(-1, { offeredAt: null });
    await tell();
    expect(await told()).toEqual([]);
    const open = await database.dataSource.manager.findBy(Act, { id: draft.id });
    expect(open[0]?.endToldAt).toBeNull();
  });

  it('are told once by several workers at once', async () => {
    for (let count = 0; count < 20; count += 1) await quote(-1);
    await Promise.all([tell(), tell(), tell()]);
    expect(await told()).toHaveLength(40);
  });

  it('are found without reading those that are open still', async () => {
    await database.dataSource.query(
      `INSERT INTO papers.act (kind, message, digest, deadline, drafted_by, offered_at)
       SELECT 'purchase', '{}', 'open-' || n, $1, 8, now() FROM generate_series(1, 20000) n`,
      [new Date(NOW + 60 * MINUTE_MS)],
    );
    await quote(-1);
    await database.dataSource.query('ANALYZE papers.act');
    expect(await rowsTouched(database.dataSource, () => tellEndedActs(database.dataSource))).toBeLessThan(100);
  });
});
