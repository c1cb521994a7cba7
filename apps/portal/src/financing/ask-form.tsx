import { AmountInput, Field } from '@tallystick/web-kit';
import { CURRENCY_BEFORE_CHOICE } from '../drafting/currency-before-choice.js';
import { DraftingFailure } from '../drafting/drafting-failure.js';
import { FormPanel } from '../drafting/form-panel.js';
import { RadioLines } from '../drafting/radio-lines.js';
import { useWords } from '../words/index.js';
import { FragmentField } from './fragment-field.js';
import { OfferFields } from './offer-fields.js';
import { OfferOutlook } from './offer-outlook.js';
import type { Sellable } from './offer-terms.js';
import type { Claim } from './offers.js';
import { RequestFields } from './quotes/request-fields.js';
import { RequestOutlook } from './quotes/request-outlook.js';
import { useAskForm } from './use-ask-form.js';

interface AskFormTerms {
  readonly sellables: readonly Sellable[];
  readonly claims: ReadonlyMap<string, Claim>;
  /** Where the fragment starts that one came here for, if for one. */
  readonly from: string | undefined;
}

/** Banks asked for their price of a fragment, or one offered a price that was agreed; and beside it what will happen. */
export function AskForm({ sellables, claims, from }: AskFormTerms) {
  const { financing: words, quotes } = useWords();
  const form = useAskForm(sellables, from);
  const { way, typed, type, isTried, faults, sellable } = form;
  const isAsking = way === 'quotes';
  return (
    <div className="pt-draft">
      <FormPanel
        title={quotes.sell}
        go={isAsking ? quotes.ask : words.go}
        isPending={form.isPending}
        onSubmit={form.submit}
      >
        <DraftingFailure error={form.error} />
        <RadioLines legend={quotes.way} options={quotes.ways} value={way} onChange={form.setWay} />
        <FragmentField
          {...{ sellables, claims }}
          fault={isTried && faults.fragment ? words.faults.fragment : undefined}
          place={form.place}
          onPlace={form.setPlace}
        />
        <Field label={words.amount} hint={words.amountHint} fault={faults.amount && words.faults.amount[faults.amount]}>
          {(control) => (
            <AmountInput
              control={control}
              currency={sellable?.currency ?? CURRENCY_BEFORE_CHOICE}
              text={typed.amount}
              onText={(amount) => type({ amount })}
            />
          )}
        </Field>
        {isAsking ? <RequestFields form={form} /> : <OfferFields form={form} />}
        <RadioLines legend={words.payment} options={words.payments} value={form.kind} onChange={form.setKind} />
      </FormPanel>
      {isAsking ? <RequestOutlook form={form} /> : <OfferOutlook form={form} />}
    </div>
  );
}
