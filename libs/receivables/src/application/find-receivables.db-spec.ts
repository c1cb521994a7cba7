import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { FragmentHistory } from '../infra/projection/fragment-history.entity.js';
import { LedgerFragment } from '../infra/projection/ledger-fragment.entity.js';
import { LedgerReceivable } from '../infra/projection/ledger-receivable.entity.js';
import { FindReceivables } from './find-receivables.js';

const [DEBTOR, SELLER, BANK, OTHER_BANK] = ['9', '5', '6', '8'] as const;

describe('the past of a receivable', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [FragmentHistory, LedgerFragment, LedgerReceivable] });
    await database.dataSource.query(`
      INSERT INTO ledger.receivable
        VALUES (77, ${DEBTOR}, ${SELLER}, 0, 100, 0, 0, 156, now(), '0x', 'live', '0x', now(), 1);
      INSERT INTO ledger.fragment VALUES (77, 0, 100, ${OTHER_BANK}, 0, 3, 0, 0, false, false, false);
      INSERT INTO ledger.fragment_history VALUES
        (1, 0, 0, 77, 'issued', 0, 100, 1, ${SELLER}, NULL, 0, NULL, NULL, NULL, now(), '0x'),
        (2, 0, 0, 77, 'purchased', 0, 100, 2, ${BANK}, ${SELLER}, 0, 97, NULL, NULL, now(), '0x'),
        (3, 0, 0, 77, 'transferred', 0, 100, 3, ${OTHER_BANK}, ${BANK}, 0, NULL, NULL, NULL, now(), '0x')`);
  });
  afterAll(() => database.drop());

  it.each([
    ['its debtor', DEBTOR, '97'],
    ['the seller', SELLER, '97'],
    ['the bank that bought', BANK, '97'],
    ['a bank that came to hold it later, who sees the sale without it', OTHER_BANK, null],
  ])('tells what it was sold for to %s', async (_who, party, price) => {
    const caller = { party, clientId: 'x', scopes: [], isOperator: false, tokenExpiresAt: new Date() };
    const past = await new FindReceivables(database.dataSource).history('77', caller);
    expect(past.find(({ kind }) => kind === 'purchased')?.priceMinor).toBe(price);
  });
});
