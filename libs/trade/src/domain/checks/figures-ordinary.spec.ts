import { describe, expect, it } from '@jest/globals';
import { NOTHING_SEEN } from '@tallystick/act-types';
import { addDays, parseCalendarDate } from '@tallystick/kernel';
import { aTrade, fourPapers } from '../../testing/a-trade.js';
import { checkPapers } from '../check-papers.js';

const START = parseCalendarDate('2026-01-05');
const TODAY = parseCalendarDate('2026-11-20');

/** One invoice a fortnight of some hundred pieces; its number leaves room for other customers. */
function billed(serial: number, changes: { price?: string; quantity?: string; number?: string; day?: number } = {}) {
  const {
    price = '850.00',
    quantity = String(90 + ((serial * 7) % 23)),
    number = `INV-${1000 + serial * 17}`,
  } = changes;
  const day = changes.day ?? serial * 14;
  const on = (days: number) => addDays(START, day + days);
  return fourPapers(
    aTrade({
      lines: [{ ...aTrade().lines[0]!, quantity, price }],
      order: { number: `PO-${serial}`, date: on(-20) },
      despatch: { number: `DN-${serial}`, date: on(-4) },
      receipt: { number: `GR-${serial}`, date: on(-2) },
      invoice: { number, date: on(0), dueDate: on(60) },
    }),
  );
}

const history = Array.from({ length: 14 }, (_, serial) => Object.values(billed(serial))).flat();

function ordinary(last: ReturnType<typeof billed>) {
  const { checks } = checkPapers([...history, ...Object.values(last)], { today: TODAY });
  const check = checks.findLast(({ id }) => id === 'figures-ordinary');
  return { outcome: check?.outcome, reason: check?.reason ?? '', kinds: check?.inputs.kinds };
}

describe('figures of an invoice beside those before it', () => {
  it('are ordinary as a rule', () => {
    expect(ordinary(billed(14))).toEqual({ outcome: 'pass', reason: 'no figure is out of the ordinary', kinds: [] });
  });

  it('are told when one is out of the ordinary, and are no verdict by themselves', () => {
    const { outcome, reason, kinds } = ordinary(billed(14, { price: '1100.00' }));
    expect({ outcome, kinds }).toEqual({ outcome: 'pass', kinds: ['price-outlier'] });
    expect(reason).toContain(
      'no verdict by itself: a price of 1100 per H87 for seller:ST-204, 29.4% above the median 850',
    );
  });

  it('go to a person when two kinds come together', () => {
    const { outcome, reason, kinds } = ordinary(billed(14, { price: '1100.00', number: 'INV-1003' }));
    expect({ outcome, kinds }).toEqual({ outcome: 'review', kinds: ['number-sequence', 'price-outlier'] });
    expect(reason).toContain('its number does not fit its date beside 13 of 14 other invoices');
  });

  it('come from whoever asks where one invoice is checked by itself, and others’ figures count for nothing', () => {
    const { invoice, ...papers } = billed(14);
    const run = (patterns: (typeof NOTHING_SEEN)['patterns']) =>
      checkPapers([invoice, ...Object.values(papers)], {
        ...{ today: TODAY, onlyInvoice: invoice.sha256 },
        seen: { ...NOTHING_SEEN, patterns },
      }).checks.find(({ id }) => id === 'figures-ordinary');
    const digits = { pattern: 'digits', figures: { sample: 400, madMillionths: 59_775, digit: 1 } };
    const round = { pattern: 'round-amount', figures: { sharePercent: 60, sample: 15 } };
    expect(run([digits, round])?.outcome).toBe('review');
    expect(run([digits])?.outcome).toBe('pass');
    expect(run([digits, { ...round, figures: { sharePercent: 60 } }])?.outcome).toBe('pass');
  });
});
