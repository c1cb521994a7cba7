import { Loaded, Page, Panel } from '@tallystick/web-kit';
import {
  AlarmActions,
  AlarmCourse,
  AlarmEvidence,
  AlarmFacts,
  AlarmValues,
  ParametersTable,
  sitePath,
  useAlarm,
  useShelvings,
  useSite,
  useSiteWords,
} from '@tallystick/web-kit/site';
import { Link, useParams } from 'react-router';
import { InSites } from './site-screen.js';

/** One alarm: what was found by what, what became of it, and the evidence of it. */
export function SiteAlarm() {
  const { site = '', id = '' } = useParams();
  const { alarms: words, rules } = useSiteWords();
  const of = useSite(site);
  const alarm = useAlarm(site, id);
  const shelvings = useShelvings(site).data?.items ?? [];
  const { data: found } = alarm;
  const shelving = shelvings.find(({ rule, instance }) => rule === found?.rule && instance === found.instance);
  return (
    <InSites>
      <Page
        title={found ? words.titleOf(rules[found.ruleId].name, found.instance) : words.alarm}
        about={
          <>
            <Link to={sitePath(site, 'alarms')}>{words.back}</Link>
            {of.data && <> · {of.data.name}</>}
          </>
        }
        actions={of.data && found && <AlarmActions site={of.data} alarm={found} shelving={shelving} />}
      >
        <Loaded query={alarm}>
          {(one) => (
            <>
              <AlarmFacts alarm={one} shelving={shelving} />
              <AlarmValues site={site} alarm={one} />
              <AlarmCourse history={one.history} />
              <AlarmEvidence site={site} alarm={one} />
              <Panel title={words.parameters} isFlush>
                <ParametersTable label={words.parameters} ruleId={one.ruleId} parameters={one.parameters} />
              </Panel>
            </>
          )}
        </Loaded>
      </Page>
    </InSites>
  );
}
