import { describe, expect, it } from '@jest/globals';
import { coverageOf, table, withRefusalsApart } from './coverage.js';

const LCOV = [
  'TN:\nSF:contracts/trade/B.sol\nDA:7,0\nDA:3,1\nDA:5,0\nLH:1\nLF:3\nend_of_record',
  'TN:\nSF:contracts/support/Claims.sol\nDA:1,0\nLH:0\nLF:1\nend_of_record',
  'TN:\nSF:contracts/relay/A.sol\nDA:1,1\nLH:1\nLF:1\nend_of_record\n',
].join('\n');

describe('the coverage of the contracts', () => {
  it('is that of the product’s files, and names each line that no test ran', () => {
    expect(coverageOf(LCOV)).toEqual([
      { file: 'contracts/relay/A.sol', lines: 1, missed: [] },
      { file: 'contracts/trade/B.sol', lines: 3, missed: [5, 7] },
    ]);
  });

  it('is shown a row per file', () => {
    expect(table(coverageOf(LCOV)).split('\n')).toEqual([
      'lines',
      ' 100%       1/1  contracts/relay/A.sol',
      '  33%       1/3  contracts/trade/B.sol  not run: 5, 7',
    ]);
  });

  it('puts each refusal on a line of its own, so that one that no test meets shows', () => {
    expect(withRefusalsApart('a;\n  require(f(x, y) > 0, No(1, 2));\n  b;\n')).toBe(
      'a;\n  if (!(f(x, y) > 0)) {\nrevert No(1, 2);\n}\n  b;\n',
    );
  });
});
