import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { Act } from './act.entity.js';
import { ActSignatory } from './act-signatory.entity.js';
import { ActStanding } from './act-standing.view.js';

describe('where an act on a fragment stands', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [Act, ActSignatory, ActStanding] });
    const columns =
      'receivable, from_minor, to_minor, holder, programme, version, pledgee, recourse, frozen, locked, disputed';
    await database.dataSource.query(`
      INSERT INTO ledger.cursor VALUES (true, 9, '0x', now());
      INSERT INTO ledger.receivable VALUES (77, 8, 7, 0, 110, 0, 0, 156, now(), '0x', 'live', '0x', now(), 9);
      INSERT INTO ledger.fragment (${columns})
        VALUES (77, 0, 50, 7, 0, 2, 0, 0, false, false, false), (77, 60, 100, 7, 0, 4, 0, 0, false, false, false)`);
  });
  afterAll(() => database.drop());

  async function standing(from: string, version: string, receivable = '77'): Promise<string> {
    const { manager } = database.dataSource;
    const { id } = await manager.save(
      manager.create(Act, {
        kind: 'touch',
        message: { receivable, from, to: '100', version },
        attachment: null,
        digest: `0x${randomBytes(32).toString('hex')}`,
        deadline: new Date(Date.now() + 60_000),
        draftedBy: '7',
        offeredAt: new Date(),
        withdraws: null,
        signatories: [manager.create(ActSignatory, { position: 0, role: 'holder', party: '7' })],
      }),
    );
    return (await manager.findOneByOrFail(ActStanding, { actId: id })).state;
  }

  it.each([
    ['is open while its fragment is as it names it', '60', '4', 'offered'],
    ['is superseded when its fragment has a higher version', '60', '3', 'superseded'],
    ['is superseded when its fragment is part of a larger one that is newer', '20', '1', 'superseded'],
    ['is superseded when its fragment was paid or cancelled', '50', '2', 'superseded'],
    ['is superseded when what was behind the last one was paid or cancelled', '100', '2', 'superseded'],
  ])('%s', async (_, from, version, state) => {
    expect(await standing(from, version)).toBe(state);
  });

  it('is open while nothing is known of the receivable', async () => {
    expect(await standing('0', '1', '78')).toBe('offered');
  });
});
