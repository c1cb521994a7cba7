import { Select } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useWords } from '../words/index.js';
import { isNarrowed, type ListFilters, SIDES, STATES } from './list-filters.js';
import './receivables.css';

interface FiltersTerms {
  readonly filters: ListFilters;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
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
      <DayField name={words.dueFrom} value={filters.dueFrom} onChange={(dueFrom) => onChange({ dueFrom })} />
      <DayField name={words.dueUntil} value={filters.dueUntil} onChange={(dueUntil) => onChange({ dueUntil })} />
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

interface DayFieldTerms {
  readonly name: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** The browser's own field: it is typed into, read aloud and localised as its reader is used to. */
export function DayField({ name, value = '', onChange }: DayFieldTerms) {
  return (
    <label>
      {name}
      <input type="date" value={value} onChange={({ target }) => onChange(target.value || undefined)} />
    </label>
  );
}
