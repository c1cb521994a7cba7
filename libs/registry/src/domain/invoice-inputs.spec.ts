import { describe, expect, it } from '@jest/globals';
import { encodeFields } from '@tallystick/kernel';
import { InvoiceNumberMissing, PartyCodeInvalid } from './errors.js';
import { exactInput } from './invoice-inputs.js';

const seller = 'uscc:914403001922038216';

describe('the exact input of an invoice', () => {
  it('is its seller and its number, each behind its length', () => {
    expect(exactInput({ seller, number: 'INV-7' })).toEqual(
      encodeFields(['tallystick/blind-invoice/1', seller, 'INV-7']),
    );
  });

  it.each([' inv-7', '000INV-7', 'ＩＮＶ－７', 'INV\u200B-7'])(
    'is the same when its number is re-typed as %j',
    (number) => {
      expect(exactInput({ seller, number })).toEqual(exactInput({ seller, number: 'INV-7' }));
    },
  );

  it('differs by seller and by number', () => {
    const inputs = [
      exactInput({ seller, number: 'INV-7' }),
      exactInput({ seller, number: 'INV-8' }),
      exactInput({ seller: 'lei:HWUPKR0MPOU8FGXBT394', number: 'INV-7' }),
    ];
    expect(new Set(inputs.map((input) => Buffer.from(input).toString('hex'))).size).toBe(3);
  });

  it.each([
    '',
    '914403001922038216',
    'uscc:914403001922038217',
    'USCC:914403001922038216',
    'lei:X',
    `${seller}:1`,
    ` ${seller}`,
  ])('is refused for the seller %j, who would be found by nobody', (code) => {
    expect(() => exactInput({ seller: code, number: 'INV-7' })).toThrow(PartyCodeInvalid);
  });

  it.each(['', '  ', '\u200B'])('is refused for the number %j', (number) => {
    expect(() => exactInput({ seller, number })).toThrow(InvoiceNumberMissing);
  });
});
