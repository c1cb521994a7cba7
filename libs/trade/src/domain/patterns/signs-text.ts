import { Decimal } from '@tallystick/kernel';
import type { Pattern, ScoreFigures } from './pattern.js';

/** One sign with its figures, for the reason of a check. */
export function signsText(seen: Pattern): string {
  switch (seen.pattern) {
    case 'velocity':
      return `${seen.count} invoices in ${seen.days} days where ${seen.median} are usual (${scoreText(seen)} over ${seen.windows} earlier spans)`;
    case 'turnover':
      return `${seen.currency} ${seen.amount} billed in ${seen.days} days where ${seen.median} is usual (${scoreText(seen)} over ${seen.windows} earlier spans)`;
    case 'round-amount':
      return `its amount is round, and so are ${seen.sharePercent}% of the ${seen.sample} invoices between the two parties`;
    case 'number-sequence':
      return seen.form === 'out-of-order'
        ? `its number does not fit its date beside ${seen.contradicted} of ${seen.compared} other invoices`
        : `${seen.invoices} invoices over ${seen.days} days have numbers in a row, as if the seller billed nobody else`;
    case 'price-outlier':
      return `a price of ${seen.price} per ${seen.unit || 'unit'} for ${seen.article}, ${deviationText(seen.deviationPerMille)} the median ${seen.median} (${scoreText(seen)} over ${seen.sample} earlier prices)`;
    case 'digits':
      return `the first digits of ${seen.sample} amounts are off Benford's law by ${hundredths(Math.round(seen.madMillionths / 100))}% on average, most of all the ${seen.digit}`;
  }
}

function scoreText({ zHundredths }: ScoreFigures): string {
  return `robust z ${hundredths(zHundredths)}`;
}

function deviationText(perMille: number): string {
  return `${tenths(Math.abs(perMille))}% ${perMille < 0 ? 'below' : 'above'}`;
}

function hundredths(value: number): string {
  return Decimal.of(BigInt(value), 2).toString();
}

function tenths(value: number): string {
  return Decimal.of(BigInt(value), 1).toString();
}
