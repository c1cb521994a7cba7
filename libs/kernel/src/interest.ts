import type { CalendarDate } from './calendar-date.js';
import { DAY_COUNT_BASIS, type DayCount, interestDays } from './day-count.js';
import type { Decimal } from './decimal.js';
import { DomainError } from './domain-error.js';
import { Money } from './money.js';
import { divideRoundedHalfUp, pow10 } from './rounding.js';

export class InterestPeriodReversed extends DomainError {
  constructor(from: CalendarDate, to: CalendarDate) {
    super('interest-period-reversed', 'invalid', `interest cannot run from ${from} back to ${to}`, { from, to });
  }
}

export interface InterestTerms {
  /** A fraction a year: 3.6% is `0.036`. */
  readonly annualRate: Decimal;
  readonly dayCount: DayCount;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Simple interest, `principal x rate x days / basis`, reckoned exactly and rounded once, half-up to the minor unit. */
export function interestRoundedHalfUp(principal: Money, terms: InterestTerms): Money {
  const { annualRate, dayCount, from, to } = terms;
  const days = interestDays(from, to, dayCount);
  if (days < 0) throw new InterestPeriodReversed(from, to);
  const numerator = principal.amountMinor * annualRate.unscaled * BigInt(days);
  const denominator = pow10(annualRate.scale) * BigInt(DAY_COUNT_BASIS[dayCount]);
  return Money.ofMinor(divideRoundedHalfUp(numerator, denominator), principal.currency);
}

export interface Discounted {
  readonly discount: Money;
  readonly proceeds: Money;
}

/** `proceeds = face - round(face x rate x days / basis) - fee`: bank discount, reckoned on the face. */
export function discounted(face: Money, terms: InterestTerms, fee: Money): Discounted {
  const discount = interestRoundedHalfUp(face, terms);
  return { discount, proceeds: face.minus(discount).minus(fee) };
}
