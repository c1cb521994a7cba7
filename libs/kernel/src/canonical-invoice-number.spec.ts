import { describe, expect, it } from '@jest/globals';
import { canonicalInvoiceNumber } from './canonical-invoice-number.js';

describe('invoice numbers', () => {
  it.each(['inv-7', ' INV-7 ', 'ＩＮＶ－７', '00INV-7', 'INV\u200B-7', 'I N V-7', 'INV\u00AD-7'])(
    '%j is INV-7 again',
    (typed) => {
      expect(canonicalInvoiceNumber(typed)).toBe('INV-7');
    },
  );

  it('keep inner zeros and a number of zeros alone', () => {
    expect(canonicalInvoiceNumber('0100')).toBe('100');
    expect(canonicalInvoiceNumber('000')).toBe('0');
  });
});
