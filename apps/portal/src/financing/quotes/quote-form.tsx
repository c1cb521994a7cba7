import { DraftingFailure } from '../../drafting/drafting-failure.js';
import { FormPanel } from '../../drafting/form-panel.js';
import { useWords } from '../../words/index.js';
import { PriceOutlook } from '../price-outlook.js';
import { pricedLines } from '../priced-lines.js';
import { RateAndFee } from '../rate-and-fee.js';
import { useQuoteForm } from './use-quote-form.js';
import type { QuoteRequestView } from './views.js';

interface QuoteFormTerms {
  readonly request: QuoteRequestView;
  /** Whether the bank has a quote out that can come to pass. */
  readonly hasStanding: boolean;
}

/** A bank answers: a rate and a fee, with what they come to beside them. */
export function QuoteForm({ request, hasStanding }: QuoteFormTerms) {
  const { financing, quotes: words } = useWords();
  const form = useQuoteForm(request);
  const { typed, type, faults, isTried, price, drafting } = form;
  const { currency } = request;
  const amountMinor = BigInt(request.amountMinor);
  const lines = price && pricedLines({ currency, rate: typed.rate, amountMinor, price });
  return (
    <div className="pt-draft">
      <FormPanel title={words.quote} go={words.quoteGo} isPending={drafting.isPending} onSubmit={form.submit}>
        <DraftingFailure error={drafting.error} />
        {hasStanding && <p className="tk-quiet">{words.anotherHint}</p>}
        <RateAndFee {...{ typed, type, faults, isTried, currency }} />
      </FormPanel>
      <PriceOutlook
        lines={lines}
        feeHow={words.feeHow}
        price={[financing.youPay, words.youPayHow[request.kind]]}
        steps={[words.quoteWill[request.kind], words.quoteStands, words.noRecourse]}
        notYet={words.quoteNotYet}
      />
    </div>
  );
}
