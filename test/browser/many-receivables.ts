import { Client } from 'pg';
import type { PortalStage } from './portal-stage.js';

/** Into the projection itself, since so many acts would take an hour: claims of the core enterprise that the bank holds. */
export async function issueMany(stage: PortalStage, count: number): Promise<void> {
  const database = new Client({ connectionString: await stage.platform.databaseUrl() });
  await database.connect();
  const [{ party: core }, { party: supplier }] = [stage.party('core'), stage.party('supplier')];
  const { party: bank } = stage.party('bank');
  const first = (BigInt(core) << 160n) + 1n;
  await database.query(
    `INSERT INTO ledger.receivable SELECT $1::numeric + n, $2, $3, 0, n * 100, 0, 0, 156, timestamptz '2027-06-30T16:00:00Z' + n * interval '1 hour',
       '0x', 'live', '0x' || n, now(), 1 FROM generate_series(1, $4::int) n`,
    [first.toString(), core, supplier, count],
  );
  await database.query(
    `INSERT INTO ledger.fragment SELECT $1::numeric + n, 0, n * 100, $2, 0, 1, 0, 0, false, false, false FROM generate_series(1, $3::int) n`,
    [first.toString(), bank, count],
  );
  await database.query('ANALYZE ledger.receivable, ledger.fragment');
  await database.end();
}
