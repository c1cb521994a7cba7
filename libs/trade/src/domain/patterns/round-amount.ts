import { findCurrency, pow10 } from '@tallystick/kernel';
import type { RoundAmountRules } from './pattern-rules.js';
import type { RoundAmountSeen } from './pattern.js';
import type { TradeSample } from './trade-sample.js';

/** A yen or a won is worth a cent: where a currency has no minor unit its own stands for one. */
const PLACES_MIN = 2;

/** Quantity by price, and tax on it, seldom make a round sum; a person who thinks one up does. A flat fee is round honestly. */
export function roundAmountOf(
  invoice: TradeSample,
  earlier: readonly TradeSample[],
  rules: RoundAmountRules,
): readonly RoundAmountSeen[] {
  const isRound = roundness(invoice.currency, rules);
  const sample = [invoice, ...earlier];
  if (sample.length < rules.sampleMin || !isRound(invoice)) return [];
  const sharePercent = Math.floor((sample.filter(isRound).length * 100) / sample.length);
  if (sharePercent < rules.sharePercentMin) return [];
  return [{ pattern: 'round-amount', sharePercent, sample: sample.length }];
}

function roundness(currency: string, { zerosMin }: RoundAmountRules): (sample: TradeSample) => boolean {
  const step = pow10(Math.max(findCurrency(currency)?.exponent ?? 0, PLACES_MIN) + zerosMin);
  return ({ amountMinor }) => amountMinor > 0n && amountMinor % step === 0n;
}
