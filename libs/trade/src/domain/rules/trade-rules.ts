import { type CircleRules, DEFAULT_CIRCLE_RULES } from '../circles/circle-rules.js';
import { DEFAULT_DUPLICATE_RULES, type DuplicateRules } from '../duplicates/duplicate-rules.js';
import {
  type CopyRules,
  DEFAULT_COPY_RULES,
  DEFAULT_RELATION_RULES,
  type RelationRules,
} from '../elsewhere/elsewhere-rules.js';
import { DEFAULT_PATTERN_RULES, type PatternRules } from '../patterns/pattern-rules.js';
import { DEFAULT_TOLERANCES, type Tolerances } from '../tolerances.js';

/** By which the rules are handed to whatever looks for what they are about. */
export const TRADE_RULES = Symbol('TradeRules');

/** By what trades are judged, as far as it is figures: an operator may set others, and a verification names those that it was judged by. */
export interface TradeRules {
  readonly tolerances: Tolerances;
  readonly duplicates: DuplicateRules;
  readonly circles: CircleRules;
  readonly copies: CopyRules;
  readonly relations: RelationRules;
  readonly patterns: PatternRules;
}

export const DEFAULT_TRADE_RULES: TradeRules = {
  tolerances: DEFAULT_TOLERANCES,
  duplicates: DEFAULT_DUPLICATE_RULES,
  circles: DEFAULT_CIRCLE_RULES,
  copies: DEFAULT_COPY_RULES,
  relations: DEFAULT_RELATION_RULES,
  patterns: DEFAULT_PATTERN_RULES,
};
