import { Button } from 'antd';
import { useState } from 'react';
import { Failure } from '../../components/states.js';
import { usePerson } from '../../connection/connected.js';
import type { Shelving, Site, WholeAlarm } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';
import { useAlarmDoors } from './alarm-doors.js';
import { ReasonDialogue } from './reason-dialogue.js';
import { ShelveDialogue } from './shelve-dialogue.js';

interface AlarmActionsTerms {
  readonly site: Pick<Site, 'site' | 'operator'>;
  readonly alarm: WholeAlarm;
  readonly shelving: Shelving | undefined;
}

/** What this person may do with an alarm: who runs the site shelves and resets, and everybody says that they know. */
export function AlarmActions({ site, alarm, shelving }: AlarmActionsTerms) {
  const { alarms: words } = useSiteWords();
  const { party, scopes } = usePerson();
  const doors = useAlarmDoors(site.site, alarm);
  const { acknowledging } = doors;
  const { state, knownToYouSince } = alarm;
  if (!scopes.includes('documents')) return <span className="tk-quiet">{words.notAllowed}</span>;
  return (
    <>
      <Outcome doors={doors} alarm={alarm} />
      {party === site.operator && <OperatorActions site={site.site} alarm={alarm} shelving={shelving} doors={doors} />}
      {state !== 'closed' && !knownToYouSince && (
        <Button
          type="primary"
          title={words.acknowledgeHint}
          loading={acknowledging.isPending}
          onClick={() => acknowledging.mutate(undefined)}
        >
          {words.acknowledge}
        </Button>
      )}
    </>
  );
}

type Doors = ReturnType<typeof useAlarmDoors>;

interface OperatorActionsTerms extends Pick<AlarmActionsTerms, 'alarm' | 'shelving'> {
  readonly site: string;
  readonly doors: Doors;
}

function OperatorActions({ site, alarm, shelving, doors: { unshelving, resetting } }: OperatorActionsTerms) {
  const { alarms: words } = useSiteWords();
  const [open, setOpen] = useState<'shelve' | 'reset'>();
  const close = () => setOpen(undefined);
  const { state, rule, instance } = alarm;
  return (
    <>
      {shelving && (
        <Button loading={unshelving.isPending} onClick={() => unshelving.mutate(undefined)}>
          {words.unshelve}
        </Button>
      )}
      {!shelving && state !== 'closed' && <Button onClick={() => setOpen('shelve')}>{words.shelve}</Button>}
      {state === 'latched-acknowledged' && <Button onClick={() => setOpen('reset')}>{words.reset}</Button>}
      {open === 'shelve' && <ShelveDialogue site={site} rule={rule} instance={instance} onClose={close} />}
      {open === 'reset' && (
        <ReasonDialogue title={words.reset} hint={words.resetHint} change={resetting} onClose={close} />
      )}
    </>
  );
}

/** Why something was not done; or that it stands, and the site's intake has still to hear it: until then the alarm is shown as it is. */
function Outcome({ doors, alarm: { knownToYouSince } }: Pick<AlarmActionsTerms, 'alarm'> & { readonly doors: Doors }) {
  const { alarms: words } = useSiteWords();
  const { acknowledging, unshelving, resetting } = doors;
  const error = acknowledging.error ?? unshelving.error;
  if (error) return <Failure error={error} />;
  const isUnheard = [unshelving.data, resetting.data].some((act) => act?.state === 'waiting');
  if (!isUnheard && (!acknowledging.data || knownToYouSince)) return null;
  return (
    <span role="status" className="tk-quiet">
      {words.waiting}
    </span>
  );
}
