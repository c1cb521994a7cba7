import { type Column, DataTable } from '../../components/data-table.js';
import { Moment } from '../../components/moment.js';
import { Blank, Loaded } from '../../components/states.js';
import { Tag } from '../../components/tag.js';
import { sitePath, useSiteHost } from '../site-host.js';
import { type RuleVersion, type SiteRule, useSiteRules } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';

/** A site's rules, by what each watches. */
export function RulesTable({ site }: { readonly site: string }) {
  const { ruleList: words, rules } = useSiteWords();
  const { Link, PartyName } = useSiteHost();
  const ofNewest =
    <T,>(show: (version: RuleVersion) => T) =>
    ({ versions: [newest] }: SiteRule) =>
      newest && show(newest);
  const columns: Column<SiteRule>[] = [
    {
      ...{ key: 'rule', title: words.rule },
      render: ({ id, ruleId }) => <Link to={sitePath(site, 'rules', id)}>{rules[ruleId].name}</Link>,
    },
    { key: 'watches', title: words.watches, render: ofNewest(({ parameters }) => watchedBy(parameters)) },
    { key: 'state', title: words.state, render: (rule) => <RuleState rule={rule} /> },
    { key: 'version', title: words.version, isAtEnd: true, render: ofNewest(({ version }) => version) },
    { key: 'since', title: words.since, render: ofNewest(({ at }) => <Moment at={at} />) },
    { key: 'by', title: words.by, render: ofNewest(({ by }) => <PartyName party={by} />) },
  ];
  return (
    <Loaded query={useSiteRules(site)}>
      {({ items }) => (
        <DataTable
          label={words.title}
          columns={columns}
          rows={items}
          keyOf={({ id }) => id}
          blank={<Blank title={words.none}>{words.noneHint}</Blank>}
        />
      )}
    </Loaded>
  );
}

export function RuleState({ rule: { inForce, versions } }: { readonly rule: SiteRule }) {
  const { ruleList: words } = useSiteWords();
  const [newest] = versions;
  if (newest && newest.version !== inForce) return <Tag tone="warn">{words.pending}</Tag>;
  return newest?.isOn ? <Tag tone="good">{words.on}</Tag> : <Tag>{words.off}</Tag>;
}

/** The devices that a rule names. */
export const watchedBy = (parameters: Readonly<Record<string, unknown>>): string =>
  ['device', 'reader', 'gateway']
    .flatMap((name) => (typeof parameters[name] === 'string' ? [parameters[name]] : []))
    .join(', ');
