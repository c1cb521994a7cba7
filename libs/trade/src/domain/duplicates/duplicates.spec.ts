import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { atMostOneEditApart, isPlainNumber } from './like-numbers.js';
import { findDuplicates } from './find-duplicates.js';
import type { InvoiceIdentity } from './invoice-identity.js';

const invoice: InvoiceIdentity = {
  sha256: 'aa',
  canonicalNumber: 'INV-100',
  seller: 'uscc:S',
  buyer: 'uscc:B',
  currency: 'CNY',
  amountMinor: 1_000_000n,
  issueDate: parseCalendarDate('2026-08-25'),
  orderLines: ['PO-1/10'],
};
const other = (changes: Partial<InvoiceIdentity>): InvoiceIdentity => ({
  ...invoice,
  sha256: 'bb',
  canonicalNumber: 'INV-101',
  ...changes,
});
const found = (changes: Partial<InvoiceIdentity>) => {
  const { exact, near } = findDuplicates(invoice, [other(changes)]);
  return exact.length > 0 ? 'exact' : near.length > 0 ? 'near' : 'none';
};

describe('invoice numbers', () => {
  it('are plain in ASCII and Han, and not in look-alike letters', () => {
    expect(['INV-7', '发票7'].map(isPlainNumber)).toEqual([true, true]);
    expect(['ІNV-7', 'ΙNV-7', 'İNV-7'].map(isPlainNumber)).toEqual([false, false, false]);
  });

  it.each([
    ['100', '101', true],
    ['100', '1000', true],
    ['1000', '100', true],
    ['100', '100', true],
    ['', '1', true],
    ['100', '011', false],
    ['100', '10011', false],
    ['12', '21', false],
  ])('%s and %s are one edit apart: %s', (a, b, expected) => {
    expect(atMostOneEditApart(a, b)).toBe(expected);
  });
});

describe('duplicates', () => {
  it.each([
    ['the same number', { canonicalNumber: 'INV-100' }, 'exact'],
    [
      'the same number with another amount and date',
      { canonicalNumber: 'INV-100', amountMinor: 5n, issueDate: parseCalendarDate('2020-01-01') },
      'exact',
    ],
    ['one digit else', {}, 'near'],
    ['0.5% else', { amountMinor: 995_000n }, 'near'],
    ['over 0.5% else', { amountMinor: 994_999n }, 'none'],
    ['three days else', { issueDate: parseCalendarDate('2026-08-28') }, 'near'],
    ['four days else', { issueDate: parseCalendarDate('2026-08-29') }, 'none'],
    ['two digits else', { canonicalNumber: 'INV-111' }, 'none'],
    ['another seller', { canonicalNumber: 'INV-100', seller: 'uscc:T' }, 'none'],
    ['another currency', { currency: 'USD' }, 'none'],
    ['the very paper', { canonicalNumber: 'INV-100', sha256: 'aa' }, 'none'],
  ])('%s: %s', (_case, changes, expected) => {
    expect(found(changes)).toBe(expected);
  });
});
