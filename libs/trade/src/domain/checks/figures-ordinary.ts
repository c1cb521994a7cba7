import { DEFAULT_PATTERN_RULES, type PatternRules } from '../patterns/pattern-rules.js';
import { kindOf, type PatternSeen } from '../patterns/pattern-seen.js';
import { signsText } from '../patterns/signs-text.js';
import { answer, type CheckAnswer, type Remark } from './trade-check.js';

/**
 * Figures out of the ordinary are signs, not verdicts: each kind has honest causes, and alone it is told and passes. Several kinds at once seldom
 * have one honest cause, so a person decides; no number of them refuses an invoice.
 */
export function figuresAnswer(
  patterns: readonly PatternSeen[],
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
