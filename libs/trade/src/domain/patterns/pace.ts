import { daysBetween, Decimal, findCurrency } from '@tallystick/kernel';
import type { PaceRules } from './pattern-rules.js';
import type { TurnoverSeen, VelocitySeen } from './pattern.js';
import { figuresOf, robustScore } from './robust-score.js';
import type { TradeSample } from './trade-sample.js';

interface Window {
  readonly count: number;
  readonly amountMinor: bigint;
}

/**
 * Many invoices at once, or much billed at once, as before money is asked for. Only above the usual is a sign. Windows end the day before the
 * next one begins, and go back as far as the pair's first invoice fills them; what is dated later than this invoice is in none.
 */
export function paceOf(
  invoice: TradeSample,
  earlier: readonly TradeSample[],
  rules: PaceRules,
): readonly (VelocitySeen | TurnoverSeen)[] {
  const [current, ...before] = windowsOf(invoice, earlier, rules);
  if (!current) return [];
  return [...velocityOf(current, before, rules), ...turnoverOf(invoice.currency, current, before, rules)];
}

function velocityOf(current: Window, before: readonly Window[], rules: PaceRules): VelocitySeen[] {
  if (before.length < rules.windowsMin) return [];
  const least = { units: rules.leastSpreadInvoices, perMilleOfMedian: 0n };
  const counts = before.map(({ count }) => BigInt(count));
  const score = robustScore(BigInt(current.count), counts, least);
  if (!score || score.zHundredths <= rules.zHundredths) return [];
  const { windowDays: days } = rules;
  return [{ pattern: 'velocity', days, count: current.count, ...figuresOf(score, 0), windows: before.length }];
}

/** A window in which nothing was billed says nothing of how much is: who delivers once a month would always bill much. */
function turnoverOf(currency: string, current: Window, before: readonly Window[], rules: PaceRules): TurnoverSeen[] {
  const billed = before.filter(({ count }) => count > 0);
  if (billed.length < rules.windowsMin) return [];
  const least = { units: 1n, perMilleOfMedian: rules.leastSpreadPerMille };
  const sums = billed.map(({ amountMinor }) => amountMinor);
  const score = robustScore(current.amountMinor, sums, least);
  if (!score || score.zHundredths <= rules.zHundredths) return [];
  const places = findCurrency(currency)?.exponent ?? 0;
  const amount = Decimal.of(current.amountMinor, places).toString();
  const { windowDays: days } = rules;
  return [{ pattern: 'turnover', days, currency, amount, ...figuresOf(score, places, places), windows: billed.length }];
}

/** This invoice's window first, then those before it. */
function windowsOf(
  invoice: TradeSample,
  earlier: readonly TradeSample[],
  { windowDays, windowsMax }: PaceRules,
): Window[] {
  const past = earlier.map(({ issueDate, amountMinor }) => ({
    daysAgo: daysBetween(issueDate, invoice.issueDate),
    amountMinor,
  }));
  const firstDaysAgo = past.reduce((most, { daysAgo }) => Math.max(most, daysAgo), 0);
  const filled = Math.min(Math.floor((firstDaysAgo + 1) / windowDays), windowsMax + 1);
  const windows = Array.from({ length: Math.max(filled, 1) }, () => ({ count: 0, amountMinor: 0n }));
  for (const { daysAgo, amountMinor } of [{ daysAgo: 0, amountMinor: invoice.amountMinor }, ...past]) {
    const window = windows[Math.floor(daysAgo / windowDays)];
    if (!window) continue;
    window.count += 1;
    window.amountMinor += amountMinor;
  }
  return windows;
}
