import { Amount } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';
import type { PricedLines } from './priced-lines.js';

interface PriceLinesTerms {
  readonly caption: string;
  /** Where the fee comes from. */
  readonly feeHow: string;
  readonly lines: PricedLines;
  /** What the price is to who looks: what they receive, or what they pay; and when. */
  readonly price: readonly [name: string, how: string];
}

/** Line by line from the claim to its price. */
export function PriceLines({ caption, feeHow, lines, price: [priceName, priceHow] }: PriceLinesTerms) {
  const { financing: words } = useWords();
  const { currency, rate, days, amountMinor, discountMinor, feeMinor, priceMinor, yearly } = lines;
  const rows = [
    [words.claim, '', amountMinor],
    [words.discount, words.discountHow(rate.replace(/\s*%$/, ''), days), -discountMinor],
    [words.feeLine, feeMinor === 0n ? '' : feeHow, -feeMinor],
    [priceName, priceHow, priceMinor],
  ] as const;
  return (
    <table className="tk-table pt-price">
      <caption className="tk-unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.priceLine}</th>
          <th scope="col" className="tk-end">
            {words.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, how, minor]) => (
          <tr key={name} className={name === priceName ? 'pt-total-line' : undefined}>
            <th scope="row">
              {name}
              {how !== '' && <small>{how}</small>}
            </th>
            <td className="tk-end">
              <Amount minor={minor} currency={currency} />
            </td>
          </tr>
        ))}
        {yearly !== undefined && (
          <tr>
            <th scope="row">
              {words.yearly}
              <small>{words.yearlyHow}</small>
            </th>
            <td className="tk-end tk-num">{yearly}%</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
