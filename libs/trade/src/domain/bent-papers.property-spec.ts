import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import fc from 'fast-check';
import { submitPaper } from '../papers/submit-paper.js';
import { aTrade, fourPapers } from '../testing/a-trade.js';
import { bent } from '../testing/bent-bytes.js';
import { EVERY_KIND } from '../testing/every-kind.js';
import { xrechnungSamples } from '../testing/real-samples.js';
import { checkPapers } from './check-papers.js';
import type { SubmittedPaper } from './submitted-paper.js';

/** Of each kind; a night of it is `SEED=new PAPER_FUZZ_RUNS=10000 npm test -- bent-papers`. */
const RUNS = Number(process.env.PAPER_FUZZ_RUNS ?? 40);
const SEED = Number(process.env.SEED);
const parameters = { numRuns: RUNS, seed: SEED };
const today = parseCalendarDate('2026-11-20');
/** No finding repeats a hostile paper at length. */
const LONGEST_TEXT = 3_000;

const { folder, names } = xrechnungSamples();
const real = names.flatMap((name) =>
  ['ubl', 'uncefact'].map(
    (form) => [`${name} (${form})`, readFileSync(join(folder, `${name}_${form}.xml`), 'utf8')] as const,
  ),
);

afterAll(() => {
  process.stdout.write(`papers that were bent: SEED=${SEED}, ${RUNS} of each kind\n`);
});

function requireAnswer(paper: SubmittedPaper): void {
  const { document, record, findings } = paper;
  expect(Boolean(document) || Boolean(record) || findings.some(({ message }) => message !== '')).toBe(true);
  for (const { where, message } of findings) expect(where.length + message.length).toBeLessThan(LONGEST_TEXT);
  const { verdict } = checkPapers([paper], { today });
  expect(verdict).not.toBe('pass');
}

describe('a paper that was bent', () => {
  it.each([...Object.entries(EVERY_KIND), ...real])('is read, or refused with what is wrong: %s', (_kind, text) => {
    fc.assert(
      fc.property(bent(text), ({ bytes }) => requireAnswer(submitPaper('bent', bytes))),
      parameters,
    );
  });

  it('never makes a trade carry more than it did', () => {
    const four = fourPapers(aTrade());
    const texts = {
      order: EVERY_KIND.order,
      despatch: EVERY_KIND['despatch advice'],
      receipt: EVERY_KIND['receipt advice'],
      invoice: EVERY_KIND.invoice,
    };
    const cases = fc
      .constantFrom('order', 'despatch', 'receipt', 'invoice')
      .chain((which) => bent(texts[which] ?? '').map((one) => ({ which, ...one })));
    fc.assert(
      fc.property(cases, ({ which, bytes }) => {
        const papers = Object.values({ ...four, [which]: submitPaper('bent', bytes) });
        const { verdict, financeable } = checkPapers(papers, { today });
        if (verdict !== 'pass') return;
        for (const { currency, amountMinor } of financeable) {
          expect(currency).toBe('CNY');
          expect(BigInt(amountMinor)).toBeLessThanOrEqual(11_865_000n);
        }
      }),
      { ...parameters, numRuns: 10 * RUNS },
    );
  });
});
