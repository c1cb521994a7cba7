import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { announce } from './announce.js';
import { PapersActivity } from './papers-activity.entity.js';

describe('the papers’ feed', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [PapersActivity] });
  });
  afterAll(() => database.drop());

  const news = (parties: string[], subject: string) => ({ parties, type: 'act-offered' as const, subject });

  const seen = async (party: string): Promise<string[]> => {
    const rows = await database.dataSource.manager.find(PapersActivity, { where: { party }, order: { seq: 'ASC' } });
    return rows.map(({ subject }) => subject);
  };

  it('shows a party nothing that is numbered later before what is numbered earlier: a reader would never go back for it', async () => {
    const [slow, fast] = [database.dataSource.createQueryRunner(), database.dataSource.createQueryRunner()];
    await Promise.all([slow.startTransaction(), fast.startTransaction()]);
    try {
      await announce(slow.manager, [news(['7', '8'], 'first')]);
      const second = announce(fast.manager, [news(['9', '7'], 'second')]).then(() => fast.commitTransaction());
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await seen('7')).toEqual([]);
      await slow.commitTransaction();
      await second;
      expect(await seen('7')).toEqual(['first', 'second']);
    } finally {
      await Promise.all([slow.release(), fast.release()]);
    }
  });

  it('lets many transactions announce to the same parties, named in any order', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        database.dataSource.transaction((manager) =>
          announce(manager, [news(index % 2 ? ['21', '22'] : ['22', '21'], String(index))]),
        ),
      ),
    );
    expect((await seen('21')).length).toBe(20);
  });
});
