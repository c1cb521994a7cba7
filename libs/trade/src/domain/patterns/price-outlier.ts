import { divideRoundedHalfUp } from '@tallystick/kernel';
import type { PriceOutlierRules } from './pattern-rules.js';
import type { PriceOutlierSeen } from './pattern.js';
import { figuresOf, robustScore } from './robust-score.js';
import { nearestTo, priceKey, type SamplePrice, type TradeSample } from './trade-sample.js';
import { PRICE_PLACES, scaledPrice } from './unit-price.js';

const DEVIATION_MAX_PER_MILLE = 999_999n;
const ARTICLE_TOLD_CHARACTERS = 80;

/** An article for which the pair has long paid another price: value made out of the price, as where goods of one lorry must carry a loan for three. */
export function priceOutliersOf(
  invoice: TradeSample,
  earlier: readonly TradeSample[],
  rules: PriceOutlierRules,
): readonly PriceOutlierSeen[] {
  const sampled = new Map<string, bigint[]>(invoice.prices.map((price) => [priceKey(price), []]));
  const near = nearestTo(invoice, earlier, rules.withinDays).slice(0, rules.invoicesMax);
  for (const price of near.flatMap(({ sample: { prices } }) => prices)) {
    const sample = sampled.get(priceKey(price));
    const scaled = sample && scaledPrice(price.price);
    if (scaled !== undefined) sample?.push(scaled);
  }
  return invoice.prices
    .flatMap((price) => outlier(price, sampled.get(priceKey(price)) ?? [], rules))
    .sort((a, b) => distance(b) - distance(a) || (priceKey(a) < priceKey(b) ? -1 : 1))
    .slice(0, rules.toldMax);
}

function outlier(
  { article, unit, price }: SamplePrice,
  sample: readonly bigint[],
  rules: PriceOutlierRules,
): PriceOutlierSeen[] {
  const scaled = scaledPrice(price);
  if (scaled === undefined || sample.length < rules.sampleMin) return [];
  const score = robustScore(scaled, sample, { units: 1n, perMilleOfMedian: rules.leastSpreadPerMille });
  if (!score || Math.abs(score.zHundredths) <= rules.zHundredths) return [];
  const difference = 2n * scaled - score.twiceMedian;
  const size = difference < 0n ? -difference : difference;
  if (size * 1000n < score.twiceMedian * rules.deviationPerMilleMin) return [];
  const perMille = divideRoundedHalfUp(difference * 1000n, score.twiceMedian);
  return [
    {
      pattern: 'price-outlier',
      article: article.slice(0, ARTICLE_TOLD_CHARACTERS),
      unit,
      price,
      ...figuresOf(score, PRICE_PLACES),
      sample: sample.length,
      deviationPerMille: Number(perMille > DEVIATION_MAX_PER_MILLE ? DEVIATION_MAX_PER_MILLE : perMille),
    },
  ];
}

function distance({ zHundredths }: PriceOutlierSeen): number {
  return Math.abs(zHundredths);
}
