import { Panel } from '@tallystick/web-kit';
import {
  type Alarm,
  ALARM_LEVELS,
  ALARM_STATES,
  AlarmFilters,
  type AlarmQuery,
  AlarmsTable,
  useSiteWords,
} from '@tallystick/web-kit/site';
import { useSearchParams } from 'react-router';
import { Silences } from './silences.js';
import { SiteScreen } from './site-screen.js';

const ANY = 'any';

/** A site's alarms, narrowed as the address says, so that a list can be sent to a colleague. */
export function SiteAlarms() {
  const { alarms: words, rules } = useSiteWords();
  const [search, setSearch] = useSearchParams();
  const query = queryOf(search, Object.keys(rules) as Alarm['ruleId'][]);
  const change = ({ state, level, ruleId }: AlarmQuery) => {
    const next = {
      ...(state === 'open' ? {} : { state: state ?? ANY }),
      ...(level && { level }),
      ...(ruleId && { ruleId }),
    };
    setSearch(next, { replace: true });
  };
  return (
    <SiteScreen title={words.title}>
      {(site) => (
        <>
          <Panel title={words.list} isFlush>
            <AlarmFilters query={query} onChange={change} />
            <AlarmsTable site={site.site} query={query} maxHeight="calc(100vh - 380px)" />
          </Panel>
          <Silences site={site} />
        </>
      )}
    </SiteScreen>
  );
}

/** What of an address is a filter; the rest is passed over. */
function queryOf(search: URLSearchParams, ruleIds: readonly Alarm['ruleId'][]): AlarmQuery {
  const state = search.get('state');
  return {
    state: state === ANY ? undefined : (ALARM_STATES.find((one) => one === state) ?? 'open'),
    level: ALARM_LEVELS.find((one) => one === search.get('level')),
    ruleId: ruleIds.find((one) => one === search.get('ruleId')),
  };
}
