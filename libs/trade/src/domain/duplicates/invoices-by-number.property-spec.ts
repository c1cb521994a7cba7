import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import fc from 'fast-check';
import { findDuplicates } from './find-duplicates.js';
import type { InvoiceIdentity } from './invoice-identity.js';
import { InvoicesByNumber } from './invoices-by-number.js';

const common = { seller: 's', buyer: 'b', currency: 'CNY', amountMinor: 1n, orderLines: [] };
const issueDate = parseCalendarDate('2026-08-25');
/** Few letters, so that many are alike; some longer than any that is keyed. */
const anyNumber = fc.oneof(
  fc.string({ unit: fc.constantFrom('1', '2', '𠮷'), maxLength: 5 }),
  fc.string({ unit: fc.constantFrom('1', '2'), minLength: 0, maxLength: 3 }).map((end) => '0'.repeat(39) + end),
);

describe('invoices found by their numbers', () => {
  it('are all that comparing each with each finds', () => {
    fc.assert(
      fc.property(fc.array(anyNumber, { maxLength: 30 }), (numbers) => {
        const identities = numbers.map((canonicalNumber, index): InvoiceIdentity => ({
          ...common,
          issueDate,
          canonicalNumber,
          sha256: String(index),
        }));
        const known = new InvoicesByNumber(identities);
        for (const identity of identities) {
          const found = (among: readonly InvoiceIdentity[]) => {
            const { exact, near } = findDuplicates(identity, among);
            return [exact, near].map((list) => list.map(({ sha256 }) => sha256).sort());
          };
          expect(found(known.like(identity.canonicalNumber))).toEqual(found(identities));
        }
      }),
      { numRuns: 300 },
    );
  });
});
