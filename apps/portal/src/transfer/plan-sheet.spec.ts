import { describe, expect, it } from '@jest/globals';
import { planSheet } from './plan-sheet.js';
import { readPlan } from './split-plan.js';

describe('the sheet of a planned split', () => {
  it('has a row for each part, what is kept first, exact', () => {
    const { tiles } = readPlan(
      { from: '1000', to: '90071992547409931', holder: '7' },
      [{ key: 'one', amount: '0.01', recipient: { text: 'party 8', party: '8' } }],
      'CNY',
    );
    expect(planSheet('12', tiles, 'CNY', (party) => `party ${party}`)).toEqual([
      ['receivable', 'holder', 'holderName', 'isPassed', 'currency', 'amountMinor', 'from', 'to'],
      ['12', '7', 'party 7', false, 'CNY', '90071992547408930', '1000', '90071992547409930'],
      ['12', '8', 'party 8', true, 'CNY', '1', '90071992547409930', '90071992547409931'],
    ]);
  });
});
