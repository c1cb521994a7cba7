import { describe, expect, it } from '@jest/globals';
import { aTrade } from '../../testing/a-trade.js';
import { writeEInvoice } from '../../testing/an-einvoice.js';
import { billing } from '../../testing/vat-samples.js';
import { writeInvoice } from '../../papers/write-papers.js';
import { denialAmong, findingsAfterAsking, type TaxBureauOutcome, taxInvoiceQueryOf } from './tax-bureau-check.js';

const answer = (outcome: TaxBureauOutcome) => ({ outcome, source: 's', askedAt: 't', content: '{}', sha256: 'ab' });

describe('what the tax bureau is asked', () => {
  it('has the total below zero for a red-letter invoice', () => {
    expect(taxInvoiceQueryOf(billing(writeEInvoice(aTrade(), { sign: -1n })))).toMatchObject({
      totalWithTax: '-118650.00',
    });
  });

  it('is nothing of an invoice in another form', () => {
    expect(taxInvoiceQueryOf(billing(writeInvoice(aTrade())))).toBeUndefined();
  });
});

describe('what the tax bureau answers', () => {
  const finding = { rule: 'tax-bureau-not-asked', severity: 'info' as const, where: '1:1', message: '' };
  const other = { ...finding, rule: 'BR-CO-10' };

  it.each([
    ['issued', 'tax-bureau-confirms', 'info'],
    ['reversed', 'tax-bureau-denies', 'error'],
    ['differs', 'tax-bureau-denies', 'error'],
    ['unknown', 'tax-bureau-denies', 'error'],
  ] as const)('"%s" is found in the place of nobody having been asked', (outcome, rule, severity) => {
    const found = findingsAfterAsking([other, finding], answer(outcome));
    expect(found).toEqual([other, expect.objectContaining({ rule, severity, where: '1:1' })]);
    expect(findingsAfterAsking([finding], undefined)).toEqual([finding]);
  });

  it.each([
    ['nothing was asked', undefined, [], undefined],
    ['it was issued', 'issued', ['issued'], undefined],
    ['its own file differs, though another was issued', 'differs', ['issued', 'differs'], 'differs'],
    ['another file differs, and none was issued', undefined, ['differs'], 'differs'],
    ['another file differs, and this one was issued', 'issued', ['differs', 'issued'], undefined],
    ['it was reversed since another file was issued', 'issued', ['issued', 'reversed'], 'reversed'],
  ] as const)('speaks against an invoice or not: %s', (_case, own, all, denial) => {
    expect(denialAmong(own && answer(own), all.map(answer))?.outcome).toBe(denial);
  });
});
