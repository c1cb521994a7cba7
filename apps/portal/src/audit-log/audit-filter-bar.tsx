import { Select } from '@tallystick/web-kit';
import { Button } from 'antd';
import { type FilterChanges, isNarrowed } from '../lists/address-filters.js';
import '../lists/lists.css';
import { NamedDay } from '../lists/named-day.js';
import { useWords } from '../words/index.js';
import { ACTIONS, ACTORS, type AuditFilters, NO_FILTERS, OUTCOMES } from './audit-filters.js';
import { useEverybody } from './use-everybody.js';

interface AuditFilterBarTerms {
  readonly filters: AuditFilters;
  readonly onChange: (changes: FilterChanges) => void;
}

export function AuditFilterBar({ filters, onChange }: AuditFilterBarTerms) {
  const { audit: words } = useWords();
  const { who, action, outcome, about, from, until } = filters;
  return (
    <div className="pt-filters" role="search">
      <Select
        label={words.who}
        options={useActors(who)}
        value={who}
        placeholder={words.anybody}
        allowClear
        isSearchable
        onChange={(one) => onChange({ who: one })}
        width={220}
      />
      <Select
        label={words.action}
        options={ACTIONS.map((value) => ({ value, label: words.actions[value] }))}
        value={action}
        placeholder={words.anything}
        allowClear
        isSearchable
        onChange={(one) => onChange({ action: one })}
        width={260}
      />
      <Select
        label={words.outcome}
        options={OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
        value={outcome}
        placeholder={words.anyOutcome}
        allowClear
        onChange={(one) => onChange({ outcome: one })}
        width={140}
      />
      <NamedDay name={words.from} value={from} onChange={(day) => onChange({ from: day })} />
      <NamedDay name={words.until} value={until} onChange={(day) => onChange({ until: day })} />
      {about !== undefined && <span className="pt-named-filter">{words.aboutOne}</span>}
      {isNarrowed(filters) && (
        <Button type="link" onClick={() => onChange(NO_FILTERS)}>
          {words.clear}
        </Button>
      )}
    </div>
  );
}

/** The kinds that there are, and then one by one; one that the address names is among them, whoever it is. */
function useActors(who: string | undefined) {
  const { audit: words } = useWords();
  const known = [
    ...ACTORS.map((value) => ({ value: value, label: words.actors[value] })),
    ...useEverybody().map(({ id, name }) => ({ value: id, label: name })),
  ];
  const isKnown = who === undefined || known.some(({ value }) => value === who);
  return isKnown ? known : [...known, { value: who, label: who }];
}
