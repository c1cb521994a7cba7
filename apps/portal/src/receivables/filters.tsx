import { Select } from '@tallystick/web-kit';
import { Button } from 'antd';
import type { FilterChanges } from '../lists/address-filters.js';
import '../lists/lists.css';
import { NamedDay } from '../lists/named-day.js';
import { useWords } from '../words/index.js';
import { isNarrowed, type ListFilters, SIDES, STATES } from './list-filters.js';

interface FiltersTerms {
  readonly filters: ListFilters;
  readonly onChange: (changes: FilterChanges) => void;
}

export function Filters({ filters, onChange }: FiltersTerms) {
  const { receivables: words } = useWords();
  const states = STATES.map((value) => ({ value, label: words.states[value] }));
  const sides = SIDES.map((value) => ({ value, label: words.sides[value] }));
  return (
    <div className="pt-filters" role="search">
      <Select
        label={words.state}
        options={states}
        value={filters.state}
        placeholder={words.anyState}
        allowClear
        onChange={(state) => onChange({ state })}
        width={140}
      />
      <Select
        label={words.side}
        options={sides}
        value={filters.side}
        placeholder={words.sides.any}
        allowClear
        onChange={(side) => onChange({ side })}
        width={160}
      />
      <NamedDay name={words.dueFrom} value={filters.dueFrom} onChange={(dueFrom) => onChange({ dueFrom })} />
      <NamedDay name={words.dueUntil} value={filters.dueUntil} onChange={(dueUntil) => onChange({ dueUntil })} />
      {isNarrowed(filters) && (
        <Button
          type="link"
          onClick={() => onChange({ state: undefined, side: undefined, dueFrom: undefined, dueUntil: undefined })}
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}
