import { describe, expect, it } from '@jest/globals';
import { csvText } from './csv.js';

describe('a table as CSV', () => {
  it('quotes what needs it, and runs nothing in a spreadsheet', () => {
    expect(
      csvText([
        ['device', 'note'],
        ['scale "1"', '=1+1'],
        ['-979.5', '-cmd'],
        ['a,b', '两行\n文字'],
      ]),
    ).toBe('device,note\r\n"scale ""1""","\'=1+1"\r\n-979.5,"\'-cmd"\r\n"a,b","两行\n文字"\r\n');
  });
});
