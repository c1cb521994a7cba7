import { describe, expect, it } from '@jest/globals';
import { NOTHING_SEEN, type PatternSeen } from './seen-elsewhere.js';
import { type VerificationInputs, verificationInputHash } from './verification-inputs.js';

const inputs: VerificationInputs = {
  invoice: 'aa',
  checkedOn: '2026-11-20',
  papers: [
    { sha256: 'aa', submittedBy: ['11'] },
    { sha256: 'bb', submittedBy: ['11', '12'] },
  ],
  certificates: [{ party: '11', uscc: 'U', lei: '', name: 'N', issuedAt: '1' }],
  earlierInvoices: [
    {
      ...{ sha256: 'cc', canonicalNumber: '1', seller: 's', buyer: 'b', currency: 'CNY', amountMinor: '100' },
      issueDate: '2026-08-01',
      orderLines: ['A/1', 'A/2'],
    },
  ],
  seen: { ...NOTHING_SEEN, circles: [{ parties: 3, days: 10, keptPercent: 99 }] },
};

describe('the hash of a verification’s inputs', () => {
  it('is one whatever order they are listed in', () => {
    const [first, second] = inputs.papers;
    const turned = {
      ...inputs,
      papers: [{ ...second!, submittedBy: ['12', '11'] }, first!],
      earlierInvoices: inputs.earlierInvoices.map((one) => ({ ...one, orderLines: ['A/2', 'A/1'] })),
    };
    expect(verificationInputHash(turned)).toBe(verificationInputHash(inputs));
    expect(verificationInputHash(inputs)).toMatch(/^0x[0-9a-f]{64}$/);
  });

  it('is one in whatever order a figure’s parts are named', () => {
    const hashOf = (figures: PatternSeen['figures']) =>
      verificationInputHash({ ...inputs, seen: { ...NOTHING_SEEN, patterns: [{ pattern: 'a', figures }] } });
    expect(hashOf({ sample: 9, share: 2 })).toBe(hashOf({ share: 2, sample: 9 }));
    expect(hashOf({ sample: 9 })).not.toBe(hashOf({ sampled: 9 }));
  });

  it.each<[string, Partial<VerificationInputs>]>([
    ['the invoice', { invoice: 'bb' }],
    ['the day', { checkedOn: '2026-11-21' }],
    ['a paper', { papers: inputs.papers.slice(1) }],
    ['who handed one in', { papers: inputs.papers.map((paper) => ({ ...paper, submittedBy: ['11'] })) }],
    [
      'what the tax bureau said',
      { papers: inputs.papers.map((paper) => ({ ...paper, taxAnswer: { outcome: 'issued', sha256: 'dd' } })) },
    ],
    ['a certificate', { certificates: [] }],
    ['what was seen before', { earlierInvoices: [] }],
    ['a circle of sales', { seen: { ...NOTHING_SEEN, circles: [{ parties: 3, days: 10, keptPercent: 98 }] } }],
    [
      'a figure out of the ordinary',
      { seen: { ...inputs.seen, patterns: [{ pattern: 'velocity', figures: { count: 4 } }] } },
    ],
    ['an amount of it', { earlierInvoices: inputs.earlierInvoices.map((one) => ({ ...one, amountMinor: '101' })) }],
  ])('is another one when %s differs', (_what, change) => {
    expect(verificationInputHash({ ...inputs, ...change })).not.toBe(verificationInputHash(inputs));
  });
});
