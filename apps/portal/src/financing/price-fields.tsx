import { AmountInput, Field } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';
import type { useAskForm } from './use-ask-form.js';

type PriceFieldsTerms = Pick<ReturnType<typeof useAskForm>, 'typed' | 'type' | 'read' | 'isTried' | 'sellable'>;

const CURRENCY_BEFORE_CHOICE = 'CNY';

export function PriceFields({ typed, type, read: { faults }, isTried, sellable }: PriceFieldsTerms) {
  const { financing: words } = useWords();
  const currency = sellable?.currency ?? CURRENCY_BEFORE_CHOICE;
  const rateFault = faults.rate && (isTried || typed.rate !== '') ? words.faults.rate[faults.rate] : undefined;
  return (
    <div className="pt-pair">
      <Field label={words.amount} hint={words.amountHint} fault={faults.amount && words.faults.amount[faults.amount]}>
        {(control) => (
          <AmountInput
            control={control}
            currency={currency}
            text={typed.amount}
            onText={(amount) => type({ amount })}
          />
        )}
      </Field>
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
