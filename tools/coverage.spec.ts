import { describe, expect, it } from '@jest/globals';
import { coverageOf, table } from './coverage.js';

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
});
