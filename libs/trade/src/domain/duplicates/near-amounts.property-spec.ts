import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import fc from 'fast-check';
import { DEFAULT_DUPLICATE_RULES } from './duplicate-rules.js';
import { findDuplicates } from './find-duplicates.js';
import type { InvoiceIdentity } from './invoice-identity.js';
import { nearAmounts } from './near-amounts.js';

const identity = (canonicalNumber: string, amountMinor: bigint): InvoiceIdentity => ({
  sha256: canonicalNumber,
  canonicalNumber,
  seller: 'uscc:S',
  buyer: 'uscc:B',
  currency: 'CNY',
  amountMinor,
  issueDate: parseCalendarDate('2026-08-25'),
  orderLines: [],
});

describe('near amounts', () => {
  it('hold every amount that the rule calls near, and few others', () => {
    const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    const millionths = fc.bigInt({ min: -6_000n, max: 6_000n });
    fc.assert(
      fc.property(amount, millionths, (ours, off) => {
        const theirs = ours + (ours * off) / 1_000_000n;
        const { least, most } = nearAmounts(ours, DEFAULT_DUPLICATE_RULES);
        const isNear = findDuplicates(identity('A1', ours), [identity('A2', theirs)]).near.length > 0;
        const isWithin = least <= theirs && theirs <= most;
        expect(isNear && !isWithin).toBe(false);
        const isFar = off < -5_100n || off > 5_100n;
        if (isFar && (ours > 1_000_000n || ours < -1_000_000n)) expect(isWithin).toBe(false);
      }),
    );
  });
});
