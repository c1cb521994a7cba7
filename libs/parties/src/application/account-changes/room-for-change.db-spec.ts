import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Deadlines } from '@tallystick/acts';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { RoomForChange } from './room-for-change.js';

const ACCOUNT = `0x${'Ab'.repeat(20)}`;
const NOW = Date.UTC(2026, 10, 28) / 1_000;
const DAY = 86_400;

let database: TestDatabase;
let now: number;
let parties: string[];
const room = () =>
  new RoomForChange(
    {
      policy: { attestation: 'none', aaguids: [], allowsSynced: true },
      limits: { passkeysPerPerson: 1, accountChangesPerParty: 3, accountChangesKeptDays: 10 },
    },
    { presentSeconds: () => Promise.resolve(now) } as unknown as Deadlines,
  );

beforeAll(async () => {
  database = await createTestDatabase();
  const rows = await database.dataSource.query<{ party: string }[]>(
    `INSERT INTO papers.organisation (name, roles) VALUES ('a', '{}'), ('b', '{}') RETURNING party`,
  );
  parties = rows.map(({ party }) => party);
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  await database.dataSource.query('TRUNCATE papers.account_change CASCADE');
});

interface Kept {
  readonly configuration?: string;
  readonly deadline?: number;
}

/** As `KeepAccountChange` does, of an account in its configuration 2. @returns the id or the refusal's code */
const keep = ({ configuration = '2', deadline = now + DAY }: Kept = {}, party = parties[0] ?? '') =>
  database.dataSource
    .transaction(async (manager) => {
      await room().make(party, { address: ACCOUNT, chainId: '1', configuration: 2n }, manager);
      const [row] = await manager.query<{ id: string }[]>(
        `INSERT INTO papers.account_change (party, account, configuration, remove, add, threshold, deadline, digest, prepared_by, prepared_at)
         VALUES ($1, $2, $3, '{}', '[]', 1, $4, '0x', 'x', to_timestamp($5)) RETURNING id`,
        [party, ACCOUNT, configuration, deadline, now],
      );
      return row?.id ?? '';
    })
    .catch((error: { code: string }) => error.code);
const kept = async () =>
  (await database.dataSource.query<{ id: string }[]>('SELECT id FROM papers.account_change ORDER BY id')).map(
    ({ id }) => id,
  );

describe('changes of an account that are kept', () => {
  it('are as many at once as are set, for each party, also when many are kept at once', async () => {
    const made = await Promise.all([keep(), keep(), keep(), keep(), keep()]);
    expect(made.filter((one) => one === 'account-changes-limit-reached')).toHaveLength(2);
    expect(await kept()).toHaveLength(3);
    expect(await keep({}, parties[1])).not.toBe('account-changes-limit-reached');
    await database.dataSource.query('DELETE FROM papers.account_change WHERE id = $1', [(await kept())[0]]);
    expect(await keep()).not.toBe('account-changes-limit-reached');
  });

  it('keep no room once they can be made no more, and the newest of those may be looked at for a while', async () => {
    const late = [
      await keep({ deadline: now + 1 }),
      await keep({ deadline: now + 1 }),
      await keep({ deadline: now + 1 }),
    ];
    now += 2;
    const old = await keep({ configuration: '1' });
    const open = await keep();
    expect(await kept()).toEqual([...late.slice(1), old, open]);
  });

  it('go when they have been void for as long as is set, whoever kept them', async () => {
    const theirs = await keep({}, parties[1]);
    await keep({ configuration: '1', deadline: now + 1_000 * DAY });
    await keep({ deadline: now + DAY });
    const lasting = await keep({ deadline: now + 1_000 * DAY });
    now += 10 * DAY;
    expect(await kept()).toContain(theirs);
    now += DAY;
    const next = await keep();
    expect(await kept()).toEqual([lasting, next]);
  });
});
