import { type Column, DataTable, Loaded, Moment, Panel } from '@tallystick/web-kit';
import {
  type Shelving,
  type Site,
  useShelvings,
  useSiteHost,
  useSiteRules,
  useSiteWords,
} from '@tallystick/web-kit/site';

/** What the site's operator is not told of now, with the reason that everybody may read. */
export function Silences({ site: { site } }: { readonly site: Site }) {
  const { shelvings: words, rules: ruleWords } = useSiteWords();
  const { PartyName } = useSiteHost();
  const rules = useSiteRules(site).data?.items ?? [];
  const nameOf = (id: string) => {
    const rule = rules.find((one) => one.id === id);
    return rule ? ruleWords[rule.ruleId].name : '';
  };
  const columns: Column<Shelving>[] = [
    { key: 'what', title: words.what, render: ({ rule, instance }) => `${nameOf(rule)} · ${instance}` },
    { key: 'until', title: words.until, render: ({ until }) => <Moment at={until} /> },
    { key: 'by', title: words.by, render: ({ by }) => <PartyName party={by} /> },
    { key: 'reason', title: words.reason, render: ({ reason }) => reason },
  ];
  return (
    <Panel title={words.title} isFlush>
      <Loaded query={useShelvings(site)}>
        {({ items }) => (
          <DataTable
            label={words.title}
            columns={columns}
            rows={items}
            keyOf={({ rule, instance }) => `${rule} ${instance}`}
            blank={<p className="tk-table-foot">{words.none}</p>}
          />
        )}
      </Loaded>
    </Panel>
  );
}
