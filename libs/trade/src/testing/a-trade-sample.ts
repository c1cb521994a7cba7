import { addDays, parseCalendarDate } from '@tallystick/kernel';
import type { TradeSample } from '../domain/patterns/trade-sample.js';

const DAY = parseCalendarDate('2026-08-03');

let papers = 0;

/** An invoice between two parties as it is set against others, so many days after 2026-08-03 (before, when negative). */
export function aTradeSample(day: number, changes: Partial<TradeSample> = {}): TradeSample {
  papers += 1;
  return {
    sha256: papers.toString(16).padStart(64, '0'),
    canonicalNumber: `N${papers}X`,
    issueDate: addDays(DAY, day),
    currency: 'CNY',
    amountMinor: 100_000_37n,
    prices: [],
    ...changes,
  };
}
