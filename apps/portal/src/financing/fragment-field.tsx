import { Field, useFormats } from '@tallystick/web-kit';
import { usePartyNames } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import type { Sellable } from './offer-terms.js';
import type { Claim } from './offers.js';
import { placeOf } from './use-ask-form.js';

interface FragmentFieldTerms {
  readonly sellables: readonly Sellable[];
  readonly claims: ReadonlyMap<string, Claim>;
  readonly fault: string | undefined;
  readonly place: string | undefined;
  readonly onPlace: (place: string | undefined) => void;
}

/** What can be sold, each by its amount, who owes it and when it is due. */
export function FragmentField({ sellables, claims, fault, place, onPlace }: FragmentFieldTerms) {
  const { financing: words } = useWords();
  const { money, day } = useFormats();
  const debtorOf = ({ fragment }: Sellable) => claims.get(fragment.receivable)?.debtor ?? '';
  const nameOf = usePartyNames([...new Set(sellables.map(debtorOf))]);
  return (
    <Field label={words.fragment} fault={fault}>
      {(control) => (
        <select
          {...control}
          className="tk-input"
          value={place ?? ''}
          onChange={({ target }) => onPlace(target.value || undefined)}
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
  );
}
