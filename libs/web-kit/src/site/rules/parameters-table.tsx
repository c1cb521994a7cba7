import { type Column, DataTable } from '../../components/data-table.js';
import { Loaded } from '../../components/states.js';
import { Tag } from '../../components/tag.js';
import { type RuleDescription, type SiteRule, useRuleCatalogue } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';
import { useParameterText } from './parameter-text.js';

interface ParametersTableTerms {
  readonly label: string;
  readonly ruleId: SiteRule['ruleId'];
  readonly parameters: Readonly<Record<string, unknown>>;
}

type Parameter = RuleDescription['parameters'][number];

/** Every parameter of a rule with what holds, given or by default. */
export function ParametersTable({ label, ruleId, parameters }: ParametersTableTerms) {
  const { alarms: words, parameters: names } = useSiteWords();
  const textOf = useParameterText();
  const columns: Column<Parameter>[] = [
    { key: 'name', title: words.parameter, render: ({ name }) => names[name] ?? name },
    {
      ...{ key: 'value', title: words.value },
      render: (parameter) => {
        const given = parameters[parameter.name];
        const isGiven = given !== undefined && given !== null;
        return (
          <>
            <span className="tk-num">{textOf(parameter, isGiven ? given : parameter.fallback)}</span>{' '}
            {!isGiven && parameter.fallback !== undefined && <Tag>{words.byDefault}</Tag>}
          </>
        );
      },
    },
  ];
  return (
    <Loaded query={useRuleCatalogue()}>
      {({ items }) => (
        <DataTable
          label={label}
          columns={columns}
          rows={items.find((item) => item.ruleId === ruleId)?.parameters ?? []}
          keyOf={({ name }) => name}
        />
      )}
    </Loaded>
  );
}
