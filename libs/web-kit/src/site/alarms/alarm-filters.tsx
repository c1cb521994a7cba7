import { Button } from 'antd';
import { Select } from '../../components/select.js';
import type { Alarm, AlarmQuery } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';

export const ALARM_STATES = [
  ...['unacknowledged', 'acknowledged', 'returned-unacknowledged'],
  ...['latched-unacknowledged', 'latched-acknowledged', 'closed'],
] as readonly Alarm['state'][];
export const ALARM_LEVELS = ['critical', 'warn'] as const satisfies readonly Alarm['level'][];

interface AlarmFiltersTerms {
  readonly query: AlarmQuery;
  readonly onChange: (query: AlarmQuery) => void;
}

/** What the list of alarms is narrowed to; without a choice, those that are open. */
export function AlarmFilters({ query, onChange }: AlarmFiltersTerms) {
  const { alarms: words, rules } = useSiteWords();
  const states = [
    { value: 'open' as const, label: words.open },
    ...ALARM_STATES.map((value) => ({ value, label: words.states[value] })),
  ];
  const ruleIds = Object.keys(rules) as Alarm['ruleId'][];
  const isNarrowed = query.state !== 'open' || query.level !== undefined || query.ruleId !== undefined;
  return (
    <div className="tk-choice tk-filters" role="search">
      <Select
        label={words.state}
        options={states}
        value={query.state}
        placeholder={words.any}
        allowClear
        onChange={(state) => onChange({ ...query, state })}
        width={210}
      />
      <Select
        label={words.level}
        options={ALARM_LEVELS.map((value) => ({ value, label: words.levels[value] }))}
        value={query.level}
        placeholder={words.anyLevel}
        allowClear
        onChange={(level) => onChange({ ...query, level })}
        width={130}
      />
      <Select
        label={words.rule}
        options={ruleIds.map((value) => ({ value, label: rules[value].name }))}
        value={query.ruleId}
        placeholder={words.anyRule}
        allowClear
        onChange={(ruleId) => onChange({ ...query, ruleId })}
        width={210}
      />
      {isNarrowed && (
        <Button type="link" onClick={() => onChange({ state: 'open' })}>
          {words.clear}
        </Button>
      )}
    </div>
  );
}
