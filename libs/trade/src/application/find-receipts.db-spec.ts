import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindOrganisations } from '@tallystick/parties';
import type { Principal } from '@tallystick/platform';
import { WarehouseReceipts1700000000046 } from '../../../../migrations/0046-warehouse-receipts.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { Organisation } from '../../../parties/src/infra/organisation.entity.js';
import { RecordNotFound } from '../domain/errors.js';
import { StoredReceipt } from '../infra/stored-receipt.entity.js';
import { StoredRecord } from '../infra/stored-record.entity.js';
import { WIDEST_PAPER_LIMITS } from '../papers/paper-limits.js';
import { aTrade } from '../testing/a-trade.js';
import { writeWarehouseReceipt } from '../testing/a-warehouse-receipt.js';
import { FindReceipts, TOTALS_MAX } from './find-receipts.js';
import { SubmitRecord } from './submit-record.js';

const as = (party: string): Principal => ({
  ...{ party, clientId: 'x', scopes: [], isOperator: false, tokenExpiresAt: new Date() },
});
const trade = aTrade();
const YARD = { name: '洋山恒信仓储有限公司', uscc: '91310115MA1K7CWH3R' };
const [SUPPLIER, BANK, WAREHOUSE, OTHER, MANY] = ['1', '2', '3', '4', '5'];

describe('warehouse receipts', () => {
  let database: TestDatabase;
  let receipts: FindReceipts;
  let submitting: SubmitRecord;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [StoredReceipt, StoredRecord, Organisation] });
    receipts = new FindReceipts(database.dataSource, new FindOrganisations(database.dataSource));
    submitting = new SubmitRecord(database.dataSource, WIDEST_PAPER_LIMITS);
    await database.dataSource.query(
      `INSERT INTO papers.organisation (party, name, uscc, roles) OVERRIDING SYSTEM VALUE
       SELECT n, n::text, CASE n WHEN 3 THEN '${YARD.uscc}' END, '{}' FROM generate_series(1, 5) n`,
    );
  });
  afterAll(() => database.drop());

  const handIn = (party: string, changes: Readonly<Record<string, unknown>>) =>
    submitting.run(Buffer.from(writeWarehouseReceipt(trade, { warehouseOperator: YARD, ...changes })), { party });
  const list = async (party: string, asked: object = {}) =>
    (await receipts.page({ limit: 50, ...asked }, as(party))).items;
  const numbers = async (party: string, asked: object = {}) =>
    (await list(party, asked)).map(({ receipt }) => receipt.number);

  it('are seen with what they say by who handed them in, and by nobody else, not even whom they name', async () => {
    const id = await handIn(SUPPLIER, { number: 'A', issueDate: '2026-08-23', quantity: '100.10', grade: 'GB 1' });
    await handIn(SUPPLIER, { number: 'B', issueDate: '2024-02-29', quantity: '0.90', grade: 'GB 1' });
    await handIn(SUPPLIER, { number: 'C', issueDate: '2026-09-01', quantity: '7', unit: 'kgm', warehouse: '二号库' });
    const { receipt, parties, worst, isReplaced } = await receipts.byId(id, as(SUPPLIER));
    expect(receipt).toMatchObject({ number: 'A', quantity: '100.10', grade: 'GB 1', issuedOn: '2026-08-23', lot: '' });
    expect([parties.get(YARD.uscc), worst, isReplaced]).toEqual([WAREHOUSE, 'none', false]);
    for (const party of [BANK, WAREHOUSE, OTHER]) {
      expect(await list(party)).toEqual([]);
      expect(await receipts.totals(as(party))).toEqual([]);
      await expect(receipts.byId(id, as(party))).rejects.toThrow(RecordNotFound);
    }
  });

  it('are found by what they say of the goods, and by the day of issue page by page', async () => {
    expect(await numbers(SUPPLIER)).toEqual(['C', 'B', 'A']);
    expect(await numbers(SUPPLIER, { warehouse: ['二号库'] })).toEqual(['C']);
    expect(await numbers(SUPPLIER, { commodity: ['电机转子'], unit: ['H87'] })).toEqual(['B', 'A']);
    expect(await numbers(SUPPLIER, { issuedOnFrom: '2024-02-29', issuedOnBefore: '2026-09-01' })).toEqual(['B', 'A']);
    const first = await receipts.page({ limit: 2, sort: 'issuedOn' }, as(SUPPLIER));
    const cursor = first.nextCursor ?? '';
    const next = await receipts.page({ limit: 2, sort: 'issuedOn', cursor }, as(SUPPLIER));
    expect([...first.items, ...next.items].map(({ receipt }) => receipt.number)).toEqual(['B', 'A', 'C']);
  });

  it('are added up exactly, where everything that tells goods apart is the same', async () => {
    const told = (await receipts.totals(as(SUPPLIER))).map(({ warehouse, unit, quantity, receipts: count }) => [
      ...[warehouse, unit, quantity, count],
    ]);
    expect(told).toEqual([
      ['Hangzhou 3', 'H87', '101.00', 2],
      ['二号库', 'KGM', '7', 1],
    ]);
  });

  it('count once when they are handed in anew, as they say last; another operator’s of that number is another', async () => {
    await handIn(SUPPLIER, { number: 'C', issueDate: '2026-09-02', quantity: '6.5', unit: 'KGM', warehouse: '二号库' });
    const before = await list(SUPPLIER);
    expect(before.map(({ receipt, isReplaced }) => [receipt.number, receipt.quantity, isReplaced])).toEqual([
      ...[['C', '6.5', false] as const, ['C', '7', true] as const],
      ...[['B', '0.90', false] as const, ['A', '100.10', false] as const],
    ]);
    await handIn(BANK, { number: 'C', quantity: '5', unit: 'KGM', warehouse: '二号库' });
    const [other] = [{ name: 'x', gln: '4012345000009' }];
    await handIn(SUPPLIER, { number: 'C', quantity: '3', unit: 'KGM', warehouse: '二号库', warehouseOperator: other });
    const sums = (await receipts.totals(as(SUPPLIER))).filter(({ unit }) => unit === 'KGM');
    expect(sums.map(({ operator, operatorParty, quantity }) => [operator.name, operatorParty, quantity])).toEqual([
      [YARD.name, WAREHOUSE, '6.5'],
      ['x', undefined, '3'],
    ]);
  });

  it('say how many sums are left out rather than tell all of a party that has thousands', async () => {
    for (let n = 0; n <= TOTALS_MAX; n += 1) await handIn(MANY, { number: `N${n}`, commodity: `c${n}` });
    expect(await receipts.totals(as(MANY))).toHaveLength(TOTALS_MAX + 1);
  });

  it('that were there before are told from their bytes as they would be read now', async () => {
    await handIn(OTHER, { number: ' D ', unit: 'bag', lot: 'L1', slot: undefined, holder: { name: 'x' } });
    await handIn(OTHER, { number: 'E', warehouseOperator: { name: ' y ' }, quantity: '+.5', gtin: '012345678905' });
    const odd = {
      commodity: '\u3000泵\u000b\u00a0',
      grade: 'g'.repeat(501),
      lot: 5,
      container: ['x'],
      slot: '\ufeffv1\t',
    };
    await handIn(OTHER, { number: '\u2003F', issueDate: '\u30002026-08-23', quantity: '\u00a01.50', ...odd });
    const all = () => database.dataSource.query('SELECT * FROM papers.warehouse_receipt ORDER BY record');
    const read: unknown = await all();
    // Taken in before it was looked for, and kept in no column.
    const unkept =
      '{"type":"WarehouseReceipt","number":"G","issueDate":"2026-08-23","quantity":"1","commodity":"\\u0000"}';
    await database.dataSource.query(
      `INSERT INTO papers.record (submitted_by, kind, number, names, sha256, content, findings)
       VALUES ($1, 'warehouse-receipt', 'G', '{}', encode(sha256($2), 'hex'), $2, '[]')`,
      [OTHER, Buffer.from(unkept)],
    );
    const migration = new WarehouseReceipts1700000000046();
    const runner = database.dataSource.createQueryRunner();
    try {
      await migration.down(runner);
      await migration.up(runner);
    } finally {
      await runner.release();
    }
    expect(await all()).toEqual(read);
  });
});
