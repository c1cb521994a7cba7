import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactKind } from '@tallystick/act-types';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { findDueFacts, partiesOfFact } from './due-facts.js';

const NOW = new Date('2027-03-31T16:00:00Z');
const [DEBTOR, HOLDER, PLEDGEE, BUYER, SETTLEMENT_BANK, LINE_BANK, GUARANTOR, LOST] = [1, 2, 3, 4, 5, 6, 7, 8];
const ago = (text: string) => `timestamptz '${NOW.toISOString()}' - interval '${text}'`;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const receivable = (id: number, due: string, state: string) =>
    `(${id}, ${DEBTOR}, ${HOLDER}, 0, 100, 0, ${state === 'settled' ? 100 : 0}, 156, ${due}, '0x${id}', '${state}', '0x', now(), 1)`;
  const fragment = (id: number, from: number, more: { pledgee?: number; recourse?: number; programme?: number } = {}) =>
    `(${id}, ${from}, ${from + 10}, ${HOLDER}, ${more.programme ?? 0}, 5, ${more.pledgee ?? 0}, ${more.recourse ?? 0}, true, true, false)`;
  await database.dataSource.query(`
    INSERT INTO ledger.receivable VALUES
      ${receivable(10, ago('24 hours'), 'live')}, ${receivable(11, ago('23 hours 59 minutes'), 'live')},
      ${receivable(12, ago('9 days'), 'overdue')}, ${receivable(13, ago('9 days'), 'settled')},
      ${receivable(14, ago('9 days'), 'live')}, ${receivable(20, ago('-9 days'), 'live')};
    INSERT INTO ledger.programme VALUES
      (3, ${LINE_BANK}, ${DEBTOR}, '0x', 156, 1000, 100, ARRAY[9], true, 1, now());
    INSERT INTO ledger.fragment VALUES
      ${fragment(10, 0, { pledgee: PLEDGEE, programme: 3 })}, ${fragment(10, 10, { recourse: GUARANTOR })},
      ${fragment(11, 0)}, ${fragment(12, 0)}, ${fragment(14, 0)},
      ${fragment(20, 0)}, ${fragment(20, 10)}, ${fragment(20, 20, { pledgee: PLEDGEE })}, ${fragment(20, 30)}, ${fragment(20, 40)};
    INSERT INTO ledger.fragment_lock VALUES
      (20, 0, ${BUYER}, 3, 9, ${SETTLEMENT_BANK}, now(), ${ago('0')}), (20, 10, ${BUYER}, 3, 9, ${SETTLEMENT_BANK}, now(), ${ago('-1 second')});
    INSERT INTO ledger.fragment_freeze VALUES
      (20, 20, ${ago('1 hour')}, NULL, NULL), (20, 30, ${ago('1 hour')}, '0xab', now()), (20, 40, ${ago('-1 hour')}, NULL, NULL);
    INSERT INTO ledger.party VALUES (${LOST}, '0x08', 0, now(), 3, now()), (9, '0x09', 0, now(), 1, now());
    INSERT INTO ledger.recovery VALUES (${LOST}, '0x88', ${ago('1 minute')}, NULL), (9, NULL, NULL, now())`);
});
afterAll(() => database.drop());

const due = (kind: FactKind, limit = 10) => findDueFacts(database.dataSource.manager, kind, NOW, limit);
const shown = (facts: Awaited<ReturnType<typeof due>>) =>
  facts.map(({ message, parties }) => ({ message, parties: [...parties].map(Number).sort((a, b) => a - b) }));

describe('what has come true by itself', () => {
  it('is that a live receivable is unpaid a day after its due time, told to all who have to do with it', async () => {
    expect(shown(await due('declare-overdue'))).toEqual([
      { message: { receivable: '14' }, parties: [DEBTOR, HOLDER] },
      { message: { receivable: '10' }, parties: [DEBTOR, HOLDER, PLEDGEE, LINE_BANK, GUARANTOR] },
    ]);
  });

  it('is that a lock’s time is over, told to holder, buyer and settlement bank alone', async () => {
    const message = { receivable: '20', from: '0', version: '5' };
    expect(shown(await due('unlock-lapsed'))).toEqual([{ message, parties: [HOLDER, BUYER, SETTLEMENT_BANK] }]);
  });

  it('is that no order confirmed a freeze in its time, told to holder, pledgee and debtor alone', async () => {
    const message = { receivable: '20', from: '20', version: '5' };
    expect(shown(await due('unfreeze-lapsed'))).toEqual([{ message, parties: [DEBTOR, HOLDER, PLEDGEE] }]);
  });

  it('is that nobody stopped a recovery, told to the party alone', async () => {
    const message = { party: String(LOST), partyEpoch: '3' };
    expect(shown(await due('complete-recovery'))).toEqual([{ message, parties: [LOST] }]);
  });

  it('comes in batches, the oldest first, without what is on its way already', async () => {
    expect(shown(await due('declare-overdue', 1))).toMatchObject([{ message: { receivable: '14' } }]);
    const enqueue = (ended: string) =>
      database.dataSource.query(
        `INSERT INTO chain.outbox (digest, kind, message, signatures, deadline, ended_at)
         VALUES ($1, 'declare-overdue', '{"receivable": "14"}', '{}', now(), ${ended})`,
        [`0x${ended}`],
      );
    await enqueue('now()');
    expect(await due('declare-overdue')).toHaveLength(2);
    await enqueue('NULL');
    expect(shown(await due('declare-overdue'))).toMatchObject([{ message: { receivable: '10' } }]);
  });

  it('tells whom it concerns before its time, and nobody of what cannot come true', async () => {
    const { manager } = database.dataSource;
    expect(await partiesOfFact(manager, 'declare-overdue', { receivable: '11' })).toHaveLength(2);
    expect(await partiesOfFact(manager, 'declare-overdue', { receivable: '13' })).toEqual([]);
    const past = { receivable: '20', from: '0', version: '4' };
    expect(await partiesOfFact(manager, 'unlock-lapsed', past)).toEqual([]);
    expect(await partiesOfFact(manager, 'complete-recovery', { party: '9', partyEpoch: '1' })).toEqual([]);
  });
});
