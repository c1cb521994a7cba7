import { describe, expect, it } from '@jest/globals';
import { readPlan, type TypedPart } from './split-plan.js';

const fragment = { from: '1000', to: '11000', holder: '7' };
const part = (amount: string, party?: string, text = party === undefined ? '' : `party ${party}`): TypedPart => ({
  ...{ key: amount, amount, recipient: { text, party } },
});
const plan = (...parts: TypedPart[]) => readPlan(fragment, parts, 'CNY');
const drawn = (...parts: TypedPart[]) => plan(...parts).tiles.map(({ from, to, holder }) => [from, to, holder]);

describe('a split as it is typed', () => {
  it('tiles the fragment exactly, with what is kept at its front', () => {
    expect(drawn(part('30', '8'), part('0.01', '9'))).toEqual([
      [1000n, 7999n, '7'],
      [7999n, 10999n, '8'],
      [10999n, 11000n, '9'],
    ]);
    expect(drawn(part('60', '8'), part('40', '9'))).toEqual([
      [1000n, 7000n, '8'],
      [7000n, 11000n, '9'],
    ]);
  });

  it('is drawn whole while parts of it are not understood yet', () => {
    expect(drawn(part('30', '8'), part('x', '9'), part('', '9'))).toEqual([
      [1000n, 8000n, '7'],
      [8000n, 11000n, '8'],
    ]);
    expect(drawn()).toEqual([[1000n, 11000n, '7']]);
  });

  it('says of each part what is wrong with it, and of the first that no longer fits', () => {
    const { parts, keptMinor, step } = plan(part('99.99', '8'), part('0.02', '9'), part('0.01', '9'), part('1.001'));
    expect(parts.map(({ fault }) => fault)).toEqual([undefined, 'over', undefined, 'precision']);
    expect([keptMinor, step]).toEqual([0n, undefined]);
    expect(plan(part('1', undefined, 'somebody'), part('1', '7')).parts.map((one) => one.recipientFault)).toEqual([
      'unchosen',
      'self',
    ]);
  });
});

describe('what has to be done', () => {
  it('is one act when one recipient gets the tail, or all of it', () => {
    expect([plan(part('30', '8')).step, plan(part('100', '8')).step]).toEqual(['pass', 'pass']);
  });

  it('is a split first when several parts are to come of it', () => {
    expect(plan(part('30', '8'), part('20', '9')).step).toBe('split');
    expect(plan(part('60', '8'), part('40', '8')).step).toBe('split');
    expect(plan(part('30', '8'), part('20')).step).toBe('split');
    expect(plan(part('30')).step).toBe('split');
  });

  it('is one act too when the part that stays is the front itself', () => {
    expect(plan(part('40'), part('60', '8')).step).toBe('pass');
  });

  it('is nothing when all of it stays in one piece', () => {
    expect([plan(part('100')).step, plan().step]).toEqual(['nothing', undefined]);
  });
});
