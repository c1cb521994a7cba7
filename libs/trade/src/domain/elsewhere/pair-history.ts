import type { SeenElsewhere } from '@tallystick/act-types';
import { cutSumsOf } from '../duplicates/cut-sum.js';
import { figuresOf } from '../patterns/pattern-figures.js';
import { comparable, patternsOf } from '../patterns/patterns-of.js';
import type { TradeSample } from '../patterns/trade-sample.js';
import type { TradeRules } from '../rules/trade-rules.js';

type HistoryRules = Pick<TradeRules, 'duplicates' | 'patterns'>;

/** Invoices of a pair that one is set against, nearest in time first: a longer memory tells of another trade. */
export const HISTORY_MAX = 400;

/** What the history of two parties tells of one of their invoices; both may hear all of it. */
export function signsIn(
  invoice: TradeSample,
  history: readonly TradeSample[],
  { duplicates, patterns }: HistoryRules,
): Pick<SeenElsewhere, 'sums' | 'patterns'> {
  const others = comparable(invoice, history);
  return {
    sums: cutSumsOf(invoice, others, duplicates.cutSum),
    patterns: patternsOf(invoice, others, patterns).map(figuresOf),
  };
}

/** The same for every invoice of one pair, by its SHA-256. */
export function signsAmong(
  samples: readonly TradeSample[],
  rules: HistoryRules,
): ReadonlyMap<string, ReturnType<typeof signsIn>> {
  // By paper within a day, so that the order of the files says nothing.
  const keyed = samples.map((sample) => ({ sample, key: `${sample.issueDate} ${sample.sha256}` }));
  const ordered = keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ sample }) => sample);
  return new Map(
    ordered.map((invoice, at) => {
      // Three of four from before it: what is handed in together is dated later too.
      const from = Math.max(0, at - (HISTORY_MAX * 3) / 4);
      const near = ordered.slice(from, from + HISTORY_MAX + 1).filter((other) => other !== invoice);
      return [invoice.sha256, signsIn(invoice, near, rules)];
    }),
  );
}
