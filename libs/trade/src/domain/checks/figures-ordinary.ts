import { DEFAULT_PATTERN_RULES, type PatternRules } from '../patterns/pattern-rules.js';
import { patternFrom } from '../patterns/pattern-figures.js';
import { kindOf, type Pattern } from '../patterns/pattern.js';
import { signsText } from '../patterns/signs-text.js';
import { answer, type CheckAnswer, type Remark, type TradeCheck } from './trade-check.js';

/** What the history of the two parties makes of this invoice. */
export const figuresOrdinary: TradeCheck = {
  id: 'figures-ordinary',
  run: ({ seen, rules }) =>
    figuresAnswer(
      seen.patterns.flatMap((one) => patternFrom(one) ?? []),
      rules.patterns,
    ),
};

/**
 * Figures out of the ordinary are signs, not verdicts: each kind has honest causes, and alone it is told and passes. Several kinds at once seldom
 * have one honest cause, so a person decides; no number of them refuses an invoice.
 */
export function figuresAnswer(
  patterns: readonly Pattern[],
  { kindsForReview }: Pick<PatternRules, 'kindsForReview'> = DEFAULT_PATTERN_RULES,
): CheckAnswer {
  const kinds = [...new Set(patterns.map(kindOf))].sort();
  const texts = [...new Set(patterns.map(signsText))];
  const isOdd = kinds.length >= kindsForReview;
  const remarks = isOdd ? texts.map((text): Remark => ({ outcome: 'review', text })) : [];
  return answer(
    remarks,
    kinds.length === 0 ? 'no figure is out of the ordinary' : `no verdict by itself: ${texts.join('; ')}`,
    {
      kinds,
      patterns: patterns.map((seen) => ({ ...seen })),
    },
  );
}
