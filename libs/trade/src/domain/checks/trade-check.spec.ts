import { describe, expect, it } from '@jest/globals';
import { answer } from './trade-check.js';

const remarks = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ outcome: 'review' as const, text: `line ${index}` }));

describe('an answer', () => {
  it('says that all is well, or what is not, worst first to count', () => {
    expect(answer([], 'fine')).toEqual({ outcome: 'pass', reason: 'fine', inputs: {} });
    expect(answer([...remarks(1), { outcome: 'fail', text: 'wrong' }], 'fine')).toMatchObject({
      outcome: 'fail',
      reason: 'line 0; wrong',
    });
  });

  it('is no longer than a person reads, however much is wrong', () => {
    const { reason } = answer(remarks(10_000), 'fine');
    expect(reason.split('; ')).toHaveLength(21);
    expect(reason).toContain('and 9980 more of the kind');
  });
});
