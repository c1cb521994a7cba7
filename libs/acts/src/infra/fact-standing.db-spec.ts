import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactKind } from '@tallystick/act-types';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { FactStanding } from './fact-standing.view.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ entities: [FactStanding] });
  await database.dataSource.query(`
    INSERT INTO ledger.cursor VALUES (true, 9, '0x', now());
    INSERT INTO ledger.receivable VALUES
      (77, 8, 7, 0, 100, 0, 0, 156, now(), '0x', 'live', '0x', now(), 9),
      (78, 8, 7, 0, 100, 0, 100, 156, now(), '0x', 'settled', '0x', now(), 9);
    INSERT INTO ledger.fragment VALUES (77, 0, 50, 7, 0, 2, 0, 0, false, false, false);
    INSERT INTO ledger.party VALUES (5, '0x05', 0, now(), 3, now());
    INSERT INTO ledger.recorded_act VALUES ('recorded', 'declare-overdue', 4, now(), '0xtx', 0)`);
});
afterAll(() => database.drop());

let stated = 0;
async function standing(
  kind: FactKind,
  message: object,
  { key = `key ${++stated}`, deadline = `now() + interval '1 day'`, failure = null as object | null } = {},
): Promise<FactStanding> {
  await database.dataSource.query(
    `INSERT INTO chain.outbox (digest, kind, message, signatures, deadline, last_failure)
     VALUES ($1, $2, $3, '{}', ${deadline}, $4)`,
    [key, kind, message, failure],
  );
  return database.dataSource.manager.findOneByOrFail(FactStanding, { key });
}

describe('where a stated fact stands', () => {
  const place = { receivable: '77', from: '0', version: '2' };

  it.each<[string, FactKind, object, string]>([
    ['is relayed while it may come true', 'declare-overdue', { receivable: '77' }, 'relayed'],
    ['is superseded when the receivable was paid', 'declare-overdue', { receivable: '78' }, 'superseded'],
    ['is relayed while its fragment is as it was', 'unlock-lapsed', place, 'relayed'],
    ['is superseded when its fragment moved on', 'unlock-lapsed', { ...place, version: '1' }, 'superseded'],
    ['is superseded when its fragment is gone', 'unfreeze-lapsed', { ...place, from: '60' }, 'superseded'],
    ['is relayed while nothing is known of the receivable', 'unlock-lapsed', { ...place, receivable: '79' }, 'relayed'],
    ['is relayed in the party’s epoch', 'complete-recovery', { party: '5', partyEpoch: '3' }, 'relayed'],
    ['is superseded when the epoch rose', 'complete-recovery', { party: '5', partyEpoch: '2' }, 'superseded'],
  ])('%s', async (_, kind, message, state) => {
    expect((await standing(kind, message)).state).toBe(state);
  });

  it('is recorded when the ledger says so, whatever became of its receivable', async () => {
    const found = await standing('declare-overdue', { receivable: '78' }, { key: 'recorded' });
    expect(found).toMatchObject({ state: 'recorded', recordedBlock: '4', transactionHash: '0xtx' });
  });

  it('is expired when a final block lies past its deadline', async () => {
    const deadline = `now() - interval '1 day'`;
    expect((await standing('declare-overdue', { receivable: '77' }, { deadline })).state).toBe('expired');
  });

  it('says why the last try failed', async () => {
    const failure = { code: 'not-overdue', message: 'too soon' };
    expect((await standing('unlock-lapsed', place, { failure })).lastFailure).toEqual(failure);
  });

  it('is no act: those have a standing of their own', async () => {
    await database.dataSource.query(
      `INSERT INTO chain.outbox (digest, kind, message, signatures, deadline) VALUES ('act', 'pay', '{}', '{0x}', now())`,
    );
    expect(await database.dataSource.manager.findOneBy(FactStanding, { key: 'act' })).toBeNull();
  });
});
