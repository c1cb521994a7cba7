import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { ledgerEntities } from '../infra/projection/index.js';
import { FindBurdens } from './find-burdens.js';
import { FindReceivables } from './find-receivables.js';

const [SELLER, BANK, OTHER_BANK, DEBTOR] = ['5', '6', '8', '9'] as const;
const [PLEDGEE, BUYER, LOCK_BANK, PAYEES_BANK, WITNESS, HOLDER, STRANGER, GUARANTOR] = [
  ...['11', '12', '13', '14', '15', '16', '17', '18'],
];

/** The debtor's number in its top 32 bits, as every receivable's. */
const id = (low: number) => ((BigInt(DEBTOR) << 160n) | BigInt(low)).toString();
const [SOLD, BURDENED] = [id(77), id(78)];
const callerOf = (party: string | undefined): Principal => ({
  party: party ?? '',
  clientId: 'x',
  scopes: [],
  isOperator: false,
  tokenExpiresAt: new Date(),
});

let database: TestDatabase;
let receivables: FindReceivables;
beforeAll(async () => {
  database = await createTestDatabase({ entities: ledgerEntities });
  receivables = new FindReceivables(database.dataSource, new FindBurdens(database.dataSource));
  await database.dataSource.query(`
    INSERT INTO ledger.cursor VALUES (true, 9, '0x', now());
    INSERT INTO ledger.receivable VALUES
      (${SOLD}, ${DEBTOR}, ${SELLER}, 0, 100, 0, 0, 156, now(), '0x', 'live', '0x', now(), 1),
      (${BURDENED}, ${DEBTOR}, ${HOLDER}, 0, 100, 0, 0, 156, now(), '0x', 'live', '0x', now(), 1);
    INSERT INTO ledger.fragment VALUES
      (${SOLD}, 0, 100, ${OTHER_BANK}, 0, 3, 0, 0, false, false, false),
      (${BURDENED}, 0, 20, ${HOLDER}, 0, 2, ${PLEDGEE}, 0, true, false, false),
      (${BURDENED}, 20, 50, ${HOLDER}, 0, 2, 0, 0, false, true, false),
      (${BURDENED}, 50, 100, ${HOLDER}, 0, 2, 0, ${GUARANTOR}, false, false, false);
    INSERT INTO ledger.fragment_lock VALUES (${BURDENED}, 20, ${BUYER}, 4, 29, ${LOCK_BANK}, now(), now());
    INSERT INTO ledger.fragment_freeze VALUES (${BURDENED}, 0, now(), '0xab', now());
    INSERT INTO ledger.settlement_bank VALUES (${PLEDGEE}, ${PAYEES_BANK}, 1);
    INSERT INTO ledger.fragment_history VALUES
      (1, 0, 0, ${SOLD}, 'issued', 0, 100, 1, ${SELLER}, NULL, 0, NULL, NULL, NULL, now(), '0x'),
      (2, 0, 0, ${SOLD}, 'purchased', 0, 100, 2, ${BANK}, ${SELLER}, 0, 97, NULL, NULL, now(), '0x'),
      (3, 0, 0, ${SOLD}, 'transferred', 0, 100, 3, ${OTHER_BANK}, ${BANK}, 0, NULL, NULL, NULL, now(), '0x'),
      (4, 0, 0, ${BURDENED}, 'issued', 0, 100, 1, ${HOLDER}, NULL, 0, NULL, NULL, NULL, now(), '0x')`);
});
afterAll(() => database.drop());

describe('the past of a receivable', () => {
  it.each([
    ['its debtor', DEBTOR, '97'],
    ['the seller', SELLER, '97'],
    ['the bank that bought', BANK, '97'],
    ['a bank that came to hold it later, who sees the sale without it', OTHER_BANK, null],
  ])('tells what it was sold for to %s', async (_who, party, price) => {
    const past = await receivables.history(SOLD, callerOf(party));
    expect(past.find(({ kind }) => kind === 'purchased')?.priceMinor).toBe(price);
  });

  it.each([
    ['the pledgee', PLEDGEE, 1],
    ['the buyer of a lock', BUYER, 1],
    ['who stands behind it', GUARANTOR, 0],
    ['a settlement bank', LOCK_BANK, 0],
    ['the payee’s settlement bank', PAYEES_BANK, 0],
  ])('of their part is told to %s as far as it is theirs', async (_who, party, rows) => {
    expect(await receivables.history(BURDENED, callerOf(party))).toHaveLength(rows);
  });
});

describe('a fragment with something on it', () => {
  const seenBy = async (party: string | undefined) => {
    const { fragments } = await receivables.byId(BURDENED, callerOf(party));
    return fragments.map(({ fragment, lock, freeze }) => [fragment.from, lock?.priceMinor, freeze?.order]);
  };

  it.each([
    [
      'its holder',
      HOLDER,
      [
        ['0', undefined, '0xab'],
        ['20', '29', undefined],
        ['50', undefined, undefined],
      ],
    ],
    [
      'its debtor, but for a price',
      DEBTOR,
      [
        ['0', undefined, '0xab'],
        ['20', undefined, undefined],
        ['50', undefined, undefined],
      ],
    ],
    ['whom it is pledged to', PLEDGEE, [['0', undefined, '0xab']]],
    ['who stands behind it', GUARANTOR, [['50', undefined, undefined]]],
    ['the buyer of the lock', BUYER, [['20', '29', undefined]]],
    ['the bank that the price is to be paid through', LOCK_BANK, [['20', '29', undefined]]],
    ['the bank of who is to be paid, but for the order', PAYEES_BANK, [['0', undefined, undefined]]],
  ])('is shown to %s, and no other fragment', async (_who, party, seen) => {
    expect(await seenBy(party)).toEqual(seen);
  });

  it('is shown to a witness while an order on it waits for the signature, and to nobody else', async () => {
    await expect(seenBy(WITNESS)).rejects.toMatchObject({ code: 'receivable-not-found' });
    await witnessAsked(`now() + interval '1 day'`);
    expect(await seenBy(WITNESS)).toEqual([['50', undefined, undefined]]);
    expect(await receivables.history(BURDENED, callerOf(WITNESS))).toEqual([]);
    await database.dataSource.query('UPDATE papers.act_signatory SET refused_at = now()');
    await expect(seenBy(WITNESS)).rejects.toMatchObject({ code: 'receivable-not-found' });
    await expect(seenBy(STRANGER)).rejects.toMatchObject({ code: 'receivable-not-found' });
  });

  it('is on the list of whoever may open it, and on no other', async () => {
    await database.dataSource.query('UPDATE papers.act_signatory SET refused_at = NULL');
    const opens = (party: string, receivable: string) =>
      receivables.byId(receivable, callerOf(party)).then(
        () => true,
        () => false,
      );
    for (let party = 1; party <= 20; party++) {
      const { items } = await receivables.page({ limit: 10 }, callerOf(`${party}`));
      const listed = items.map(({ receivable }) => receivable);
      for (const receivable of [SOLD, BURDENED])
        expect([party, listed.includes(receivable)]).toEqual([party, await opens(`${party}`, receivable)]);
    }
    await database.dataSource.query('UPDATE papers.act_signatory SET refused_at = now()');
  });

  it('is on no list of a stranger, and on those of whom it concerns', async () => {
    const listOf = async (party: string | undefined) =>
      (await receivables.page({ limit: 10 }, callerOf(party))).items.map(({ receivable }) => receivable);
    expect(await listOf(STRANGER)).toEqual([]);
    for (const party of [PLEDGEE, BUYER, LOCK_BANK, PAYEES_BANK]) expect(await listOf(party)).toEqual([BURDENED]);
  });

  async function witnessAsked(deadline: string): Promise<void> {
    const message = JSON.stringify({ receivable: BURDENED, from: '50', witness: WITNESS });
    const [inserted] = await database.dataSource.query<{ id: string }[]>(
      `INSERT INTO papers.act (kind, message, digest, deadline, drafted_by, offered_at)
       VALUES ('reassign', $1, '0xaa', ${deadline}, 1, now()) RETURNING id`,
      [message],
    );
    await database.dataSource.query(
      `INSERT INTO papers.act_signatory (act_id, position, role, party) VALUES ($1, 1, 'witness', $2)`,
      [inserted?.id, WITNESS],
    );
  }
});
