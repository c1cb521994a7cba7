import { useId, useState } from 'react';
import { usePartyNames } from '../parties/party-name.js';
import { usePartySearch } from '../parties/use-party-search.js';
import { useWords } from '../words/index.js';

interface CounterpartyFieldTerms {
  readonly value: string | undefined;
  readonly onChange: (party: string | undefined) => void;
}

/** The other party by its name: the browser’s own field with what the directory has of what is typed. */
export function CounterpartyField({ value, onChange }: CounterpartyFieldTerms) {
  const { documents: words } = useWords();
  const list = useId();
  const [typed, setTyped] = useState<string>();
  const chosen = usePartyNames(value === undefined ? [] : [value]);
  const search = typed?.trim() ?? '';
  const { data: offered = [] } = usePartySearch(search.length > 1 ? search : '');
  const type = (text: string) => {
    setTyped(text);
    const named = offered.find(({ name }) => name === text.trim());
    if (named) onChange(named.party);
    else if (text === '' && value !== undefined) onChange(undefined);
  };
  return (
    <label className="pt-named-filter">
      {words.counterparty}
      <input
        type="text"
        list={list}
        autoComplete="off"
        placeholder={words.counterpartyHint}
        value={typed ?? (value === undefined ? '' : chosen(value))}
        onChange={({ target }) => type(target.value)}
      />
      <datalist id={list}>
        {offered.map(({ party, name }) => (
          <option key={party} value={name} />
        ))}
      </datalist>
    </label>
  );
}
