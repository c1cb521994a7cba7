import { AmountInput, Field } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';
import type { OfferFaults, TypedPrice } from './offer-terms.js';

interface RateAndFeeTerms {
  readonly typed: TypedPrice;
  readonly type: (changes: Partial<TypedPrice>) => void;
  readonly faults: Pick<OfferFaults, 'rate' | 'fee'>;
  /** Whether somebody has tried to send it. */
  readonly isTried: boolean;
  readonly currency: string;
}

/** What a price is made of by who names it. */
export function RateAndFee({ typed, type, faults, isTried, currency }: RateAndFeeTerms) {
  const { financing: words } = useWords();
  const rateFault = faults.rate && (isTried || typed.rate !== '') ? words.faults.rate[faults.rate] : undefined;
  return (
    <div className="pt-pair">
      <Field label={words.rate} hint={words.rateHint} fault={rateFault}>
        {(control) => (
          <input
            {...control}
            className="tk-input tk-input-amount"
            inputMode="decimal"
            autoComplete="off"
            value={typed.rate}
            onChange={({ target }) => type({ rate: target.value })}
          />
        )}
      </Field>
      <Field label={words.fee} hint={words.feeHint} fault={faults.fee && words.faults.fee[faults.fee]}>
        {(control) => (
          <AmountInput control={control} currency={currency} text={typed.fee} onText={(fee) => type({ fee })} />
        )}
      </Field>
    </div>
  );
}
