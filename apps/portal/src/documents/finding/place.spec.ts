import { describe, expect, it } from '@jest/globals';
import { excerptOf, isWithin, placeOf } from './place.js';

const TEXT = '<?xml version="1.0"?>\n<Invoice><ID>7</ID><Total currency="CNY">12.00</Total></Invoice>\n';

describe('the place of a finding', () => {
  it('is read as the service writes it', () => {
    expect(placeOf('2:10 Invoice/ID')).toEqual({ line: 2, column: 10, path: 'Invoice/ID' });
    expect(placeOf('3:4')).toEqual({ line: 3, column: 4, path: '' });
    expect(placeOf('')).toBeUndefined();
    expect(placeOf('$.quantity')).toBeUndefined();
  });

  it.each([
    ['2:10 Invoice/InvoiceLine[2]/Price', '2:1 Invoice/InvoiceLine[2]', true],
    ['2:10 Invoice/InvoiceLine[2]', '2:10 Invoice/InvoiceLine[2]', true],
    ['2:10 Invoice/InvoiceLine[21]', '2:1 Invoice/InvoiceLine[2]', false],
    ['2:10 Invoice/InvoiceLine', '2:1 Invoice/InvoiceLine[2]', false],
    ['$.holder.uscc', '$.holder', false],
    ['', '2:1 Invoice', false],
    ['2:10 Invoice/ID', '', false],
  ])('%j is within %j: %j', (where, thing, expected) => {
    expect(isWithin(where, thing)).toBe(expected);
  });

  it('is shown with what stands around it, and the element marked', () => {
    expect(excerptOf(TEXT, { line: 2, column: 20, path: '' })).toEqual({
      before: '<?xml version="1.0"?>\n<Invoice><ID>7</ID>',
      marked: '<Total currency="CNY">12.00',
      after: '</Total></Invoice>\n',
    });
    expect(excerptOf(TEXT, { line: 9, column: 1, path: '' })).toBeUndefined();
    expect(excerptOf(TEXT, { line: 2, column: 900, path: '' })).toBeUndefined();
  });
});
