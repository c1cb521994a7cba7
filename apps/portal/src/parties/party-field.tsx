import { Combobox, Field } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';
import type { TypedParty } from './typed-party.js';
import { usePartySearch } from './use-party-search.js';

interface PartyFieldTerms {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly value: TypedParty;
  readonly onChange: (value: TypedParty) => void;
  /** Only parties that are this on the ledger are to be chosen. */
  readonly role?: string;
}

/** A party found by part of its name, by its USCC or by its LEI. */
export function PartyField({ label, hint, fault, value, onChange, role }: PartyFieldTerms) {
  const { forms: words } = useWords();
  const isChosen = value.party !== undefined;
  const { data, isCurrent } = usePartySearch(isChosen ? '' : value.text, role);
  const found = isChosen ? [] : (data ?? []);
  const options = found.map(({ party, name, uscc, lei }) => ({ value: party, label: name, detail: uscc ?? lei }));
  const isTyped = value.text.trim() !== '' && !isChosen;
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(control) => (
        <Combobox
          control={control}
          listName={label}
          text={value.text}
          onText={(text) => onChange({ text, party: undefined })}
          options={isTyped ? options : []}
          onChoose={(option) => onChange({ text: option.label, party: option.value })}
          status={isTyped ? (isCurrent ? words.noParty : words.searching) : undefined}
          placeholder={words.partyPlaceholder}
        />
      )}
    </Field>
  );
}
