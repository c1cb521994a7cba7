import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase } from '../../../../test/support/postgres.js';

describe('a data source', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('puts no query’s parameters into the log when it fails: secrets and signatures are among them', async () => {
    const log = (['log', 'info', 'warn', 'error'] as const).map((method) =>
      jest.spyOn(console, method).mockImplementation(() => undefined),
    );
    const database = await createTestDatabase();
    try {
      await expect(database.dataSource.query('SELECT $1::integer', ['a-secret'])).rejects.toThrow();
      expect(JSON.stringify(log.map(({ mock }) => mock.calls))).not.toContain('a-secret');
    } finally {
      await database.drop();
    }
  });
});
