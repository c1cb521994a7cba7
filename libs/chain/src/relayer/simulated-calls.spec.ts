import { describe, expect, it } from '@jest/globals';
import { NodeAnswerInvalid } from '../contracts/errors.js';
import { simulatedCalls } from './simulated-calls.js';

const ran = { status: '0x1', gasUsed: '0x5208', returnData: '0x' };

describe('simulatedCalls', () => {
  it('tells what ran from what reverted, wherever the node puts the data', () => {
    const calls = [
      ran,
      { status: '0x0', gasUsed: '0x1', returnData: '0x1234', error: { code: -3200 } },
      { status: '0x0', gasUsed: '0x1', returnData: '0x', error: { code: 3, data: '0x5678' } },
      { status: '0x0', gasUsed: '0x1', returnData: '0x', error: { code: -32015 } },
    ];
    expect(simulatedCalls([{ calls }], 4)).toEqual([
      { gasUsed: 21_000 },
      { revertData: '0x1234' },
      { revertData: '0x5678' },
      { revertData: '0x' },
    ]);
  });

  it.each<readonly [string, unknown]>([
    ['nothing', null],
    ['no block', []],
    ['a block without calls', [{}]],
    ['too few calls', [{ calls: [] }]],
    ['too many calls', [{ calls: [ran, ran] }]],
    ['a call without its gas', [{ calls: [{ ...ran, gasUsed: 'much' }] }]],
    ['a call without a status', [{ calls: [{ gasUsed: '0x1' }] }]],
  ])('refuses %s', (_what, answer) => {
    expect(() => simulatedCalls(answer, 1)).toThrow(NodeAnswerInvalid);
  });
});
