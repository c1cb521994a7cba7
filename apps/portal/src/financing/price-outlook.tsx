import { Amount, Panel } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';
import { yearlyDiscount } from './price.js';
import type { useAskForm } from './use-ask-form.js';

type PriceOutlookTerms = Pick<ReturnType<typeof useAskForm>, 'typed' | 'read' | 'kind' | 'sellable'>;

/** Line by line from the claim to what is received; nothing has happened yet. */
export function PriceOutlook({ typed, read: { amountMinor, price }, kind, sellable }: PriceOutlookTerms) {
  const { financing: words } = useWords();
  if (!price || !sellable || amountMinor === undefined) {
    return (
      <Panel title={words.price}>
        <p className="tk-quiet">{words.notYetHint}</p>
      </Panel>
    );
  }
  const { currency } = sellable;
  const { days, discountMinor, feeMinor, proceedsMinor } = price;
  const yearly = yearlyDiscount(amountMinor, proceedsMinor, days);
  const lines = [
    [words.claim, '', amountMinor],
    [words.discount, words.discountHow(typed.rate.replace(/\s*%$/, ''), days), -discountMinor],
    [words.feeLine, feeMinor === 0n ? '' : words.feeHow, -feeMinor],
    [words.proceeds, words.proceedsHow[kind], proceedsMinor],
  ] as const;
  return (
    <Panel title={words.price}>
      <table className="tk-table pt-price">
        <caption className="tk-unseen">{words.price}</caption>
        <thead>
          <tr>
            <th scope="col">{words.priceLine}</th>
            <th scope="col" className="tk-end">
              {words.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, how, minor]) => (
            <tr key={name} className={name === words.proceeds ? 'pt-total-line' : undefined}>
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
      <ol className="pt-will pt-steps">
        <li>
          <span>{words.will}</span>
        </li>
        <li>
          <span>{words.noRecourse}</span>
        </li>
      </ol>
    </Panel>
  );
}
