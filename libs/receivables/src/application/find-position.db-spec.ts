import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { ledgerEntities } from '../infra/projection/index.js';
import { FindPosition, LARGEST_DEBTORS } from './find-position.js';

const [CORE, OTHER_CORE, SUPPLIER, BANK] = ['9', '10', '5', '6'] as const;
const receivable = (debtor: string, low: number) => ((BigInt(debtor) << 160n) | BigInt(low)).toString();

let database: TestDatabase;
let position: FindPosition;
const of = (party: string, month?: string) =>
  position.of({ party, clientId: 'x', scopes: [], isOperator: false, tokenExpiresAt: new Date() }, month);

/** @param due 24:00 in Shanghai is 16:00 UTC */
async function owe(
  debtor: string,
  low: number,
  face: number,
  retired: number,
  due: string,
  state: string,
): Promise<string> {
  const id = receivable(debtor, low);
  await database.dataSource.query(
    `INSERT INTO ledger.receivable VALUES ($1, $2, ${SUPPLIER}, 0, $3, $4, $4, 156, $5, '0x', $6, '0x', now(), 1)`,
    [id, debtor, face, retired, due, state],
  );
  return id;
}

const hold = (id: string, from: number, to: number, holder: string) =>
  database.dataSource.query(`INSERT INTO ledger.fragment VALUES ($1, $2, $3, $4, 0, 1, 0, 0, false, false, false)`, [
    id,
    from,
    to,
    holder,
  ]);

beforeAll(async () => {
  database = await createTestDatabase({ entities: ledgerEntities });
  position = new FindPosition(database.dataSource);
  const march = await owe(CORE, 1, 100, 0, '2027-03-31T16:00:00Z', 'live');
  await hold(march, 0, 60, SUPPLIER);
  await hold(march, 60, 100, BANK);
  const april = await owe(CORE, 2, 50, 20, '2027-03-31T16:00:01Z', 'live');
  await hold(april, 20, 50, SUPPLIER);
  const late = await owe(OTHER_CORE, 3, 70, 0, '2026-10-31T16:00:00Z', 'overdue');
  await hold(late, 0, 70, SUPPLIER);
  await owe(CORE, 4, 30, 30, '2027-03-31T16:00:00Z', 'settled');
});
afterAll(() => database.drop());

const row = (debtor: string, month: string, amountMinor: string, overdueMinor = '0', count = 1) => ({
  ...{ debtor, currency: 156, month, amountMinor, overdueMinor, count },
});

describe('a party’s position', () => {
  it('is what it holds, by debtor and the month in which the due day ends in Shanghai', async () => {
    const { held, owed } = await of(SUPPLIER);
    expect(held).toEqual([
      row(OTHER_CORE, '2026-10', '70', '70'),
      row(CORE, '2027-03', '60'),
      row(CORE, '2027-04', '30'),
    ]);
    expect(owed).toEqual([]);
  });

  it('is what it owes and has not paid, whoever holds it', async () => {
    expect(await of(CORE)).toEqual({ held: [], owed: [row(CORE, '2027-03', '100'), row(CORE, '2027-04', '30')] });
  });

  it('is of one month told by the days on which it is due, and by nothing of another', async () => {
    const day = (due: string, amountMinor: string) => ({ ...row(CORE, due.slice(0, 7), amountMinor), day: due });
    expect((await of(SUPPLIER, '2027-03')).held).toEqual([day('2027-03-31', '60')]);
    expect((await of(SUPPLIER, '2027-04')).held).toEqual([day('2027-04-01', '30')]);
    expect(await of(CORE, '2027-03')).toEqual({ held: [], owed: [day('2027-03-31', '100')] });
    expect(await of(CORE, '2027-05')).toEqual({ held: [], owed: [] });
    expect(await of('77', '2027-03')).toEqual({ held: [], owed: [] });
  });

  it('is nobody else’s', async () => {
    expect(await of('77')).toEqual({ held: [], owed: [] });
  });

  it('names the largest debtors and sums up the others', async () => {
    const COLLECTOR = '66';
    for (let debtor = 1_000; debtor < 1_000 + LARGEST_DEBTORS + 2; debtor += 1) {
      const face = debtor === 1_000 || debtor === 1_001 ? 1 : 10;
      await hold(await owe(String(debtor), 1, face, 0, '2027-06-30T16:00:00Z', 'live'), 0, face, COLLECTOR);
    }
    const { held } = await of(COLLECTOR);
    expect(held).toHaveLength(LARGEST_DEBTORS + 1);
    expect(held[0]).toEqual(row('0', '2027-06', '2', '0', 2));
  });
});
