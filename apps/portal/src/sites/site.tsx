import { Facts, Loaded, Panel, Tag } from '@tallystick/web-kit';
import {
  Ago,
  AlarmsTable,
  GradeLegend,
  isSingleTag,
  ReadingsPanel,
  Sensors,
  type Series,
  type Site as SiteOf,
  sitePath,
  useAlarms,
  useLatest,
  useSeries,
  useSiteWords,
} from '@tallystick/web-kit/site';
import { useState } from 'react';
import { Link } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import { SiteScreen } from './site-screen.js';
import { OpenAlarms } from './sites-table.js';

/** A site as it is now. */
export function Site() {
  return <SiteScreen>{(site) => <Overview site={site} />}</SiteScreen>;
}

function Overview({ site }: { readonly site: SiteOf }) {
  const { sites: words } = useWords();
  const { grade } = useSiteWords();
  return (
    <>
      <SiteFacts site={site} />
      <Panel title={words.urgent} isFlush actions={<Link to={sitePath(site.site, 'alarms')}>{words.toAlarms}</Link>}>
        <AlarmsTable site={site.site} query={{ state: 'open' }} maxHeight="260px" />
      </Panel>
      <Live site={site.site} />
      <Panel title={grade.legend}>
        <GradeLegend />
      </Panel>
    </>
  );
}

function SiteFacts({ site }: { readonly site: SiteOf }) {
  const { sites: words } = useSiteWords();
  const { sites } = useWords();
  const { operator, state, lastHeardAt, gateways } = site;
  return (
    <section className="tk-panel" aria-label={words.name}>
      <div className="tk-panel-body">
        <Facts
          items={[
            [words.alarms, <OpenAlarms key="alarms" site={site} />],
            [words.heard, lastHeardAt ? <Ago key="heard" at={lastHeardAt} /> : words.never],
            [words.gateways, gateways],
            [
              words.state,
              <Tag key="state" tone={state === 'open' ? 'good' : 'warn'}>
                {words.states[state]}
              </Tag>,
            ],
            [words.operator, <PartyName key="operator" party={operator} />],
            [sites.number, site.site],
          ]}
        />
      </div>
    </section>
  );
}

/** The sensors, and the one that is looked at over time. */
function Live({ site }: { readonly site: string }) {
  const { sensors: words } = useSiteWords();
  const series = useSeries(site);
  const latest = useLatest(site);
  const alarms = useAlarms(site, { state: 'open' });
  const [chosen, choose] = useState<Series>();
  return (
    <Loaded query={series}>
      {(all) => {
        const shown = chosen ?? firstOf(all);
        return (
          <>
            <Panel title={words.title} isFlush>
              <Loaded query={latest}>
                {(readings) => (
                  <Sensors
                    series={all}
                    latest={readings}
                    alarms={alarms.data ?? []}
                    chosen={shown?.id}
                    onChoose={choose}
                  />
                )}
              </Loaded>
            </Panel>
            {shown && (
              <ReadingsPanel
                site={site}
                series={all.filter((one) => !isSingleTag(one) || one.id === shown.id)}
                chosen={shown}
                onChoose={choose}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** Goods are weighed before anything else is asked of them. */
const firstOf = (all: readonly Series[]) =>
  all.find(({ metric }) => metric === 'weight') ?? all.find((one) => !isSingleTag(one));
