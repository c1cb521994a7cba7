import { type CalendarDate, daysBetween } from '@tallystick/kernel';
import type { NumberSequenceRules } from './pattern-rules.js';
import type { OutOfOrderSeen, UnbrokenRunSeen } from './pattern.js';
import { findSerialNumber } from './serial-number.js';
import type { TradeSample } from './trade-sample.js';

interface Numbered {
  readonly counter: bigint;
  readonly issueDate: CalendarDate;
}

/**
 * Numbers go up with the days, and between two invoices to one buyer a seller bills others. A number out of order was perhaps drawn for a date of
 * long ago; a run without a gap belongs to a seller of one buyer, to a series of the buyer's own, or to nobody's books.
 */
export function numberSequenceOf(
  invoice: TradeSample,
  earlier: readonly TradeSample[],
  rules: NumberSequenceRules,
): readonly (OutOfOrderSeen | UnbrokenRunSeen)[] {
  const serial = findSerialNumber(invoice.canonicalNumber, invoice.issueDate);
  if (!serial) return [];
  const { counter } = serial;
  const others = earlier.flatMap(({ canonicalNumber, issueDate }): Numbered[] => {
    const other = findSerialNumber(canonicalNumber, issueDate);
    return other?.series === serial.series && other.counter !== counter ? [{ counter: other.counter, issueDate }] : [];
  });
  const own = { counter, issueDate: invoice.issueDate };
  return [...outOfOrder(own, others, rules), ...unbrokenRun(own, others, rules)];
}

function outOfOrder(own: Numbered, others: readonly Numbered[], rules: NumberSequenceRules): OutOfOrderSeen[] {
  const apart = others
    .map(({ counter, issueDate }) => ({ isLower: counter < own.counter, days: daysBetween(issueDate, own.issueDate) }))
    .filter(({ days }) => Math.abs(days) > rules.slackDays);
  const contradicted = apart.filter(({ isLower, days }) => isLower !== days > 0).length;
  if (contradicted === 0 || apart.length < rules.comparedMin) return [];
  if (contradicted * 100 < apart.length * rules.contradictedPercentMin) return [];
  return [{ pattern: 'number-sequence', form: 'out-of-order', contradicted, compared: apart.length }];
}

function unbrokenRun(own: Numbered, others: readonly Numbered[], rules: NumberSequenceRules): UnbrokenRunSeen[] {
  const dates = Map.groupBy(others, ({ counter }) => counter);
  const run = [own];
  for (const step of [-1n, 1n]) {
    for (let next = own.counter + step; dates.has(next); next += step) run.push(...(dates.get(next) ?? []));
  }
  const invoices = new Set(run.map(({ counter }) => counter)).size;
  const sorted = run.map(({ issueDate }) => issueDate).sort();
  const days = daysBetween(sorted[0] ?? own.issueDate, sorted.at(-1) ?? own.issueDate);
  if (invoices < rules.runMin || days < rules.runDaysMin) return [];
  return [{ pattern: 'number-sequence', form: 'unbroken-run', invoices, days }];
}
