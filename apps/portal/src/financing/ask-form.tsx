import { Field, useFormats } from '@tallystick/web-kit';
import { DraftingFailure } from '../drafting/drafting-failure.js';
import { FormPanel } from '../drafting/form-panel.js';
import { RadioLines } from '../drafting/radio-lines.js';
import { PartyField } from '../parties/party-field.js';
import { usePartyNames } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import type { Sellable } from './offer-terms.js';
import type { Claim } from './offers.js';
import { PriceFields } from './price-fields.js';
import { PriceOutlook } from './price-outlook.js';
import { placeOf, useAskForm } from './use-ask-form.js';

interface AskFormTerms {
  readonly sellables: readonly Sellable[];
  readonly claims: ReadonlyMap<string, Claim>;
  /** Where the fragment starts that one came here for, if for one. */
  readonly from: string | undefined;
}

/** A fragment offered to a bank at a price, and beside it what makes that price. */
export function AskForm({ sellables, claims, from }: AskFormTerms) {
  const { financing: words } = useWords();
  const { money, day } = useFormats();
  const form = useAskForm(sellables, from);
  const { typed, read, isTried, drafting } = form;
  const { faults } = read;
  const debtorOf = ({ fragment }: Sellable) => claims.get(fragment.receivable)?.debtor ?? '';
  const nameOf = usePartyNames([...new Set(sellables.map(debtorOf))]);
  return (
    <div className="pt-draft">
      <FormPanel title={words.ask} go={words.go} isPending={drafting.isPending} onSubmit={form.submit}>
        <DraftingFailure error={drafting.error} />
        <Field label={words.fragment} fault={isTried && faults.fragment ? words.faults.fragment : undefined}>
          {(control) => (
            <select
              {...control}
              className="tk-input"
              value={form.place ?? ''}
              onChange={({ target }) => form.setPlace(target.value || undefined)}
            >
              <option value="">{words.fragmentChoose}</option>
              {sellables.map((one) => (
                <option key={placeOf(one)} value={placeOf(one)}>
                  {words.option(
                    `${one.currency} ${money(one.fragment.amountMinor, one.currency)}`,
                    nameOf(debtorOf(one)),
                    day(one.dueDate),
                  )}
                </option>
              ))}
            </select>
          )}
        </Field>
        <PartyField
          label={words.bank}
          hint={words.bankHint}
          role="bank"
          value={typed.bank}
          onChange={(bank) => form.type({ bank })}
          fault={isTried && faults.bank ? words.faults.bank[faults.bank] : undefined}
        />
        <PriceFields {...form} />
        <RadioLines legend={words.payment} options={words.payments} value={form.kind} onChange={form.setKind} />
      </FormPanel>
      <PriceOutlook {...form} />
    </div>
  );
}
