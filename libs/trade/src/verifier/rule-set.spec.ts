import { describe, expect, it } from '@jest/globals';
import { ruleSetHash } from './rule-set.js';

const [one, other] = ['ab'.repeat(32), 'cd'.repeat(32)];

describe('the hash of the rules', () => {
  it('names the operator’s own files, in whatever order', () => {
    const hashes = [[], [one], [other], [one, other]].map(ruleSetHash);
    expect(new Set(hashes).size).toBe(4);
    expect(ruleSetHash([other, one])).toBe(ruleSetHash([one, other]));
    expect(hashes[0]).toMatch(/^0x[0-9a-f]{64}$/);
  });
});
