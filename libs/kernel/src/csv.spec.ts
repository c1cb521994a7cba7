import { describe, expect, it } from '@jest/globals';
import { csvCell, csvLine } from './csv.js';

describe('a line of CSV', () => {
  it('quotes as RFC 4180 has it', () => {
    expect(csvLine(['a', 'b,c', 'say "x"', 'two\nlines', undefined, null, true])).toBe(
      'a,"b,c","say ""x""","two\nlines",,,true\r\n',
    );
  });

  it('holds digits as they are, however many', () => {
    expect(csvLine(['123456789012345678901234567890', '-5.50', '0.10'])).toBe(
      '123456789012345678901234567890,-5.50,0.10\r\n',
    );
  });

  it('holds what has members as JSON', () => {
    expect(csvCell({ a: [1] })).toBe('"{""a"":[1]}"');
  });

  it.each(['=1+1', '+1', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '＝1', '-1+1', '-1\n=2'])('makes %j harmless', (text) => {
    expect(csvCell(text)).toBe(`"'${text}"`);
  });
});
