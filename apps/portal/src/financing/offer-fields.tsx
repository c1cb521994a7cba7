import { CURRENCY_BEFORE_CHOICE } from '../drafting/currency-before-choice.js';
import { PartyField } from '../parties/party-field.js';
import { useWords } from '../words/index.js';
import { RateAndFee } from './rate-and-fee.js';
import type { AskForm } from './use-ask-form.js';

/** The bank that agreed to a price, and the price. */
export function OfferFields({ form }: { readonly form: AskForm }) {
  const { financing: words } = useWords();
  const { typed, type, isTried, sellable, offer } = form;
  const { faults } = offer;
  return (
    <>
      <PartyField
        label={words.bank}
        hint={words.bankHint}
        role="bank"
        value={typed.bank}
        onChange={(bank) => type({ bank })}
        fault={isTried && faults.bank ? words.faults.bank[faults.bank] : undefined}
      />
      <RateAndFee {...{ typed, type, faults, isTried }} currency={sellable?.currency ?? CURRENCY_BEFORE_CHOICE} />
    </>
  );
}
