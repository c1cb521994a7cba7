import { type Column, PagedTable, Tag, Tags } from '@tallystick/web-kit';
import { Ago, type Site, sitePath, useSites, useSiteWords } from '@tallystick/web-kit/site';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PartyName } from '../parties/party-name.js';

interface SitesTableTerms {
  /** What else is said of each, at the end. */
  readonly last: Column<Site>;
  readonly maxHeight: string;
  readonly blank: ReactNode;
}

/** Every site that this organisation may see, with what goes on there. */
export function SitesTable({ last, maxHeight, blank }: SitesTableTerms) {
  const { sites } = useSiteWords();
  const pages = useSites();
  const columns: Column<Site>[] = [
    { key: 'name', title: sites.name, render: ({ site, name }) => <Link to={sitePath(site)}>{name}</Link> },
    { key: 'operator', title: sites.operator, render: ({ operator }) => <PartyName party={operator} /> },
    {
      ...{ key: 'state', title: sites.state },
      render: ({ state }) => <Tag tone={state === 'open' ? 'good' : 'warn'}>{sites.states[state]}</Tag>,
    },
    {
      ...{ key: 'heard', title: sites.heard },
      render: ({ lastHeardAt }) =>
        lastHeardAt ? <Ago at={lastHeardAt} /> : <span className="tk-quiet">{sites.never}</span>,
    },
    { key: 'alarms', title: sites.alarms, render: (site) => <OpenAlarms site={site} /> },
    last,
  ];
  return (
    <PagedTable
      pages={pages}
      label={sites.list}
      columns={columns}
      keyOf={({ site }) => site}
      maxHeight={maxHeight}
      blank={blank}
    />
  );
}

/** How many alarms are open, by how grave they are, and whether somebody knows of them. */
export function OpenAlarms({ site }: { readonly site: Site }) {
  const { sites: words } = useSiteWords();
  const { criticalAlarms, warnAlarms, unacknowledgedAlarms } = site;
  if (criticalAlarms + warnAlarms === 0) return <span className="tk-quiet">{words.quiet}</span>;
  return (
    <Tags>
      {criticalAlarms > 0 && <Tag tone="bad">{words.critical(criticalAlarms)}</Tag>}
      {warnAlarms > 0 && <Tag tone="warn">{words.warn(warnAlarms)}</Tag>}
      {unacknowledgedAlarms > 0 && <Tag>{words.unacknowledged(unacknowledgedAlarms)}</Tag>}
    </Tags>
  );
}
