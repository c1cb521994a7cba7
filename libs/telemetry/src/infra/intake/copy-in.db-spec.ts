import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { BinaryRows } from './binary-rows.js';
import { copyIn } from './copy-in.js';

let database: TestDatabase;
let db: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  db = new pg.Client({ connectionString: database.url });
  db.on('error', () => undefined);
  await db.connect();
  await db.query(`CREATE TABLE sample (small smallint, medium integer, large bigint, yes boolean, raw bytea,
    name text, day date, at timestamptz, nothing bigint)`);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

describe('a binary copy', () => {
  it('puts into a table what was written, to the last unit of each type', async () => {
    const last = 253_402_300_799_999;
    const rows = new BinaryRows();
    rows
      .row(9)
      .int2(-32_768)
      .int4(2 ** 31 - 1)
      .int8(-(2n ** 63n))
      .bool(true)
      .bytea(Uint8Array.of(0, 255));
    rows.text('Größe\n').date(20_000).instant(last).null();
    await copyIn(db, 'sample', rows);
    const { rows: read } = await db.query(
      `SELECT small, medium, large, yes, raw, name, day::text, (extract(epoch FROM at) * 1000)::bigint AS ms, nothing FROM sample`,
    );
    expect(read).toEqual([
      {
        ...{ small: -32_768, medium: 2_147_483_647, large: `${-(2n ** 63n)}`, yes: true, raw: Buffer.of(0, 255) },
        ...{ name: 'Größe\n', day: '2024-10-04', ms: `${last}`, nothing: null },
      },
    ]);
  });

  it('rejects as a query does, and leaves the connection as good as after one', async () => {
    await expect(copyIn(db, 'sample', new BinaryRows().row(1).int2(1))).rejects.toThrow('row field count');
    await expect(copyIn(db, 'no_table', new BinaryRows().row(1).int2(1))).rejects.toMatchObject({ code: '42P01' });
    await expect(db.query('SELECT 1 AS one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
  });

  it('of no rows does nothing', async () => {
    await expect(copyIn(db, 'no_table', new BinaryRows())).resolves.toBeUndefined();
  });
});
