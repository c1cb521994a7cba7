import { Panel, shareOf, Tag } from '@tallystick/web-kit';
import { usePartyNames } from '../../parties/party-name.js';
import { useWords } from '../../words/index.js';
import { PriceLines } from '../price-lines.js';
import { bestOf, canComeToPass, type Quote } from './quotes.js';
import type { QuoteRequestView } from './views.js';

interface PricesPanelTerms {
  readonly request: QuoteRequestView;
  readonly quotes: readonly Quote[];
}

const costOf = ({ discountMinor, feeMinor }: Quote) => discountMinor + feeMinor;

/** What made each price that can be had, or was: its cost drawn on one scale with the others, and below it line by line. */
export function PricesPanel({ request, quotes }: PricesPanelTerms) {
  const { quotes: words } = useWords();
  const shown = quotes.filter(canComeToPass);
  const dearest = shown.map(costOf).reduce((most, cost) => (cost > most ? cost : most), 0n);
  const best = bestOf(quotes);
  if (shown.length === 0) return null;
  return (
    <Panel title={words.prices}>
      <p className="tk-quiet pt-cost-key">
        <span className="pt-cost-discount" aria-hidden /> {words.keyDiscount}
        <span className="pt-cost-fee" aria-hidden /> {words.keyFee}
      </p>
      <div className="pt-prices">
        {shown.map((quote) => (
          <PriceOfOne key={quote.act} {...{ request, quote, dearest }} isBest={best.has(quote.act)} />
        ))}
      </div>
    </Panel>
  );
}

interface PriceOfOneTerms {
  readonly request: QuoteRequestView;
  readonly quote: Quote;
  readonly dearest: bigint;
  readonly isBest: boolean;
}

function PriceOfOne({ request: { currency, kind }, quote, dearest, isBest }: PriceOfOneTerms) {
  const { quotes: words, financing } = useWords();
  const name = usePartyNames([quote.bank])(quote.bank);
  const caption = words.priceOf(name, quote.rate);
  return (
    <div role="group" aria-label={caption}>
      <h3>
        {name} {isBest && <Tag tone="good">{financing.best}</Tag>}
      </h3>
      <Cost quote={quote} dearest={dearest} />
      <PriceLines
        caption={caption}
        feeHow={words.feeHow}
        lines={{ currency, ...quote }}
        price={[financing.proceeds, financing.proceedsHow[kind]]}
      />
    </div>
  );
}

const PERCENT = 100;

/** The table below says the same, to the minor unit. */
function Cost({ quote, dearest }: { readonly quote: Quote; readonly dearest: bigint }) {
  const width = (minor: bigint) => ({ width: `${shareOf(minor, dearest) * PERCENT}%` });
  if (dearest <= 0n) return null;
  return (
    <div className="pt-cost" aria-hidden>
      <span className="pt-cost-discount" style={width(quote.discountMinor)} />
      <span className="pt-cost-fee" style={width(quote.feeMinor)} />
    </div>
  );
}
