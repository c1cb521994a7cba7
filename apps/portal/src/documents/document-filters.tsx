import { Select } from '@tallystick/web-kit';
import { Button } from 'antd';
import { type FilterChanges, isNarrowed } from '../lists/address-filters.js';
import '../lists/lists.css';
import { NamedDay } from '../lists/named-day.js';
import { useWords } from '../words/index.js';
import { CounterpartyField } from './counterparty-field.js';
import { FOUND, KINDS, type ListFilters, NO_FILTERS, SIDES } from './list-filters.js';

interface DocumentFiltersTerms {
  readonly filters: ListFilters;
  readonly onChange: (changes: FilterChanges) => void;
}

export function DocumentFilters({ filters, onChange }: DocumentFiltersTerms) {
  const { documents: words } = useWords();
  const foundAs = { ...words.worst, faulty: words.faulty };
  return (
    <div className="pt-filters" role="search">
      <Select
        label={words.kind}
        options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        value={filters.kind}
        placeholder={words.anyKind}
        allowClear
        onChange={(kind) => onChange({ kind })}
        width={150}
      />
      <Select
        label={words.found}
        options={FOUND.map((value) => ({ value, label: foundAs[value] }))}
        value={filters.found}
        placeholder={words.anyFound}
        allowClear
        onChange={(found) => onChange({ found })}
        width={160}
      />
      <Select
        label={words.side}
        options={SIDES.map((value) => ({ value, label: words[value] }))}
        value={filters.side}
        placeholder={words.side}
        allowClear
        onChange={(side) => onChange({ side })}
        width={120}
      />
      <CounterpartyField
        key={filters.counterparty}
        value={filters.counterparty}
        onChange={(counterparty) => onChange({ counterparty })}
      />
      <NamedDay name={words.receivedFrom} value={filters.from} onChange={(from) => onChange({ from })} />
      <NamedDay name={words.receivedUntil} value={filters.until} onChange={(until) => onChange({ until })} />
      {isNarrowed(filters) && (
        <Button type="link" onClick={() => onChange(NO_FILTERS)}>
          {words.clear}
        </Button>
      )}
    </div>
  );
}
