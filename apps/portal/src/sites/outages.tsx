import type { components } from '@tallystick/api-client/browser';
import { type Column, DataTable, Failure, Loaded, Moment, Panel, useRoutes } from '@tallystick/web-kit';
import { ofSite, type Site, useSiteChange, useSiteRules, useSiteWords } from '@tallystick/web-kit/site';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import { useMayRun } from './may-run.js';
import { TakeOut } from './take-out.js';

type Outage = components['schemas']['OutageView'];
const EVERY_MS = 10_000;

/** What is under maintenance or out of service, and the way in and out of it. */
export function Outages({ site }: { readonly site: Site }) {
  const { siteWork } = useWords();
  const { outages: words } = siteWork;
  const { routes, call } = useRoutes();
  const mayRun = useMayRun(site);
  const [isTaking, setIsTaking] = useState(false);
  const returning = useSiteChange(site.site, (doors, id: string) =>
    doors.call(
      doors.routes.POST('/v1/sites/{site}/outages/{id}/return', { params: { path: { site: site.site, id } } }),
    ),
  );
  const outages = useQuery({
    queryKey: [...ofSite(site.site), 'outages'],
    queryFn: () => call(routes.GET('/v1/sites/{site}/outages', { params: { path: { site: site.site } } })),
    refetchInterval: EVERY_MS,
  });
  const columns = useColumns(site.site, mayRun ? (id) => returning.mutate(id) : undefined);
  return (
    <Panel
      title={words.title}
      isFlush
      actions={mayRun && <Button onClick={() => setIsTaking(true)}>{words.takeOut}</Button>}
    >
      {returning.error && <Failure error={returning.error} />}
      <Loaded query={outages}>
        {({ items }) => (
          <DataTable
            label={words.title}
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
            blank={<p className="tk-table-foot">{words.none}</p>}
          />
        )}
      </Loaded>
      {isTaking && <TakeOut site={site.site} onClose={() => setIsTaking(false)} />}
    </Panel>
  );
}

function useColumns(site: string, onReturn: ((id: string) => void) | undefined): readonly Column<Outage>[] {
  const { siteWork } = useWords();
  const { outages: words } = siteWork;
  const { rules: ruleWords } = useSiteWords();
  const rules = useSiteRules(site).data?.items ?? [];
  const nameOf = ({ targets }: Outage) =>
    targets
      .map(({ rule: id, instance }) => {
        const rule = rules.find((one) => one.id === id);
        return [rule && ruleWords[rule.ruleId].name, instance].filter(Boolean).join(' · ');
      })
      .join('; ');
  return [
    { key: 'what', title: words.what, render: nameOf },
    { key: 'from', title: words.from, render: ({ from }) => <Moment at={from} /> },
    { key: 'until', title: words.until, render: ({ until }) => (until ? <Moment at={until} /> : words.open) },
    { key: 'by', title: words.by, render: ({ by }) => <PartyName party={by} /> },
    { key: 'reason', title: words.reason, render: ({ reason }) => reason },
    ...(onReturn
      ? [
          {
            ...{ key: 'actions', title: siteWork.actions },
            render: (outage: Outage) => (
              <Button size="small" aria-label={words.giveBackOf(nameOf(outage))} onClick={() => onReturn(outage.id)}>
                {words.giveBack}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
