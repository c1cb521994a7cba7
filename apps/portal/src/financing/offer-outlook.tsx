import { useWords } from '../words/index.js';
import { PriceOutlook } from './price-outlook.js';
import { pricedLines } from './priced-lines.js';
import type { AskForm } from './use-ask-form.js';

/** What the seller receives at the price that was agreed. */
export function OfferOutlook({ form: { typed, offer, kind, sellable } }: { readonly form: AskForm }) {
  const { financing: words } = useWords();
  const { price, amountMinor } = offer;
  const lines =
    price && sellable && amountMinor !== undefined
      ? pricedLines({ currency: sellable.currency, rate: typed.rate, amountMinor, price })
      : undefined;
  return (
    <PriceOutlook
      lines={lines}
      feeHow={words.feeHow}
      price={[words.proceeds, words.proceedsHow[kind]]}
      steps={[words.will, words.noRecourse]}
      notYet={words.notYetHint}
    />
  );
}
