import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { CursorInvalid, encodeCursor } from '../pagination.js';
import { declareList } from './list-declaration.js';
import { type ListRequest, readList, readRows, rowsFrom } from './read-list.js';

@Entity({ name: 'paper' })
class Paper {
  @PrimaryColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'numeric' })
  amount!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}

const LIST = declareList({
  fields: {
    name: { column: 'paper.name', type: 'text', filter: 'any', sort: true },
    amount: { column: 'paper.amount', type: 'amount', filter: 'range', sort: true },
    at: { column: 'paper.at', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'paper.id', type: 'number' }],
  idOrder: 'DESC',
});

const row = fc.record({
  name: fc.constantFrom('a', 'B', 'ä', 'é"', '公司', '-'),
  amount: fc.bigInt({ min: 0n, max: 3n }).map(String),
  /** So near to one another that a Date would hold them for the same. */
  micros: fc.integer({ min: 0, max: 3 }),
});
const part = (name: string) => fc.constantFrom(name, `-${name}`);
const sorts = fc.shuffledSubarray(['name', 'amount', 'at']).chain((names) => fc.tuple(...names.map(part)));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ entities: [Paper] });
  await database.dataSource.query(
    'CREATE TABLE paper (id bigint PRIMARY KEY, name text NOT NULL, amount numeric NOT NULL, at timestamptz NOT NULL)',
  );
});
afterAll(() => database.drop());

const read = (request: ListRequest & Record<string, unknown>) =>
  readList(database.dataSource.createQueryBuilder(Paper, 'paper').where('true'), LIST, request);
const insert = (id: number, { name, amount, micros }: { name: string; amount: string; micros: number }) =>
  database.dataSource.query(
    `INSERT INTO paper VALUES ($1, $2, $3, timestamptz '2026-11-28 09:00:00+00' + $4 * interval '1 microsecond')`,
    [id, name, amount, micros],
  );

describe('the pages of a list', () => {
  it('hold every row once in the order that is asked for, whatever is added meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.array(row, { maxLength: 4 }),
        sorts,
        fc.integer({ min: 1, max: 4 }),
        async (rows, later, sort, limit) => {
          await database.dataSource.query('TRUNCATE paper');
          for (const [id, one] of rows.entries()) await insert(id * 2, one);
          const asked = sort.length === 0 ? {} : { sort: sort.join(',') };
          const seen: string[] = [];
          let cursor: string | undefined;
          let added = 0;
          do {
            const page = await read({ ...asked, limit, ...(cursor === undefined ? {} : { cursor }) });
            seen.push(...page.items.map(({ id }) => id));
            cursor = page.nextCursor;
            const next = later[added];
            if (next) await insert(added++ * 2 + 1, next);
          } while (cursor !== undefined);
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen.filter((id) => Number(id) % 2 === 0)).toHaveLength(rows.length);
          const order = [...sort, sort.at(-1)?.startsWith('-') === false ? 'id' : '-id'];
          const keys = order.map((key) => `${key.replace('-', '')} ${key.startsWith('-') ? 'DESC' : 'ASC'}`);
          const all = await database.dataSource.query<{ id: string }[]>(
            `SELECT id FROM paper ORDER BY ${keys.join(', ')}`,
          );
          expect(seen).toEqual(all.map(({ id }) => id).filter((id) => seen.includes(id)));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are filtered by one value or several, and by ranges that hold their lower end alone', async () => {
    await database.dataSource.query('TRUNCATE paper');
    for (const [id, name] of ['a', 'b', 'c'].entries())
      await insert(id, { name, amount: `${id}`, micros: id * 1_000_000 });
    const found = async (asked: object) =>
      (await read({ limit: 10, ...asked })).items.map(({ name }) => name).toSorted();
    expect(await found({ name: ['b'] })).toEqual(['b']);
    expect(await found({ name: ['a', 'c'] })).toEqual(['a', 'c']);
    expect(await found({ amountFrom: '1' })).toEqual(['b', 'c']);
    expect(await found({ amountFrom: '1', amountBefore: '2' })).toEqual(['b']);
    expect(await found({ atFrom: '2026-11-28T17:00:01+08:00', atBefore: '2026-11-28T09:00:02Z' })).toEqual(['b']);
  });

  it('are of rows that no entity stands for, too, and tell nothing of their keys', async () => {
    await database.dataSource.query('TRUNCATE paper');
    for (const id of [1, 2, 3]) await insert(id, { name: `${id}`, amount: '0', micros: id });
    const list = declareList({
      fields: {
        holders: { column: 'held.holders', type: 'text', filter: 'holds' },
        at: { column: 'held."heldAt"', type: 'moment', sort: true },
      },
      id: [{ column: 'held.id', type: 'number' }],
      idOrder: 'ASC',
    });
    const held = `(SELECT id, ARRAY[name, 'all'] AS holders, at AS "heldAt" FROM paper WHERE id < :end)`;
    const page = (asked: ListRequest & Record<string, unknown>) =>
      readRows<{ id: string }>(rowsFrom(database.dataSource, 'held', held, { end: 3 }), list, asked);
    const first = await page({ limit: 1, sort: '-at', holders: ['all'] });
    expect(first.items.map((item) => Object.keys(item))).toEqual([['id', 'holders', 'heldAt']]);
    const second = await page({ limit: 1, sort: '-at', holders: ['all'], cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['2', '1']);
    expect(second.nextCursor).toBeUndefined();
    expect((await page({ limit: 9, holders: ['1', '3'] })).items.map(({ id }) => id)).toEqual(['1']);
  });

  it.each([
    ['of another order', encodeCursor(['amount', '1', '1'])],
    ['of too few keys', encodeCursor(['-amount', '1'])],
    ['whose key is none', encodeCursor(['-amount', "1' OR true --", '1'])],
    ['whose time is beyond what PostgreSQL holds', encodeCursor(['at', '9'.repeat(30), '1'])],
  ])('refuse a cursor %s', async (what, cursor) => {
    const sort = what.includes('time') ? 'at' : '-amount';
    await expect(read({ sort, cursor, limit: 1 })).rejects.toThrow(CursorInvalid);
  });
});
