import { type Column, DataTable } from '../../components/data-table.js';
import { Moment } from '../../components/moment.js';
import { Panel } from '../../components/page.js';
import { Tag } from '../../components/tag.js';
import { useSiteHost } from '../site-host.js';
import type { WholeAlarm } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';

/** In its place: two things may happen at one moment. */
type Event = WholeAlarm['history'][number] & { readonly place: number };

/** Everything that happened to an alarm, the oldest first. */
export function AlarmCourse({ history }: Pick<WholeAlarm, 'history'>) {
  const { alarms: words } = useSiteWords();
  const { PartyName } = useSiteHost();
  const rows = history.map((event, place) => ({ ...event, place }));
  const columns: Column<Event>[] = [
    { key: 'when', title: words.when, render: ({ at }) => <Moment at={at} /> },
    { key: 'event', title: words.event, render: ({ kind }) => words.events[kind] },
    {
      ...{ key: 'by', title: words.by },
      render: ({ by }) =>
        by === undefined ? <span className="tk-quiet">{words.itself}</span> : <PartyName party={by} />,
    },
    {
      ...{ key: 'reason', title: words.reason },
      render: ({ reason, silencedBy }) => (
        <>
          {reason} {silencedBy && <Tag tone="warn">{words.untold[silencedBy]}</Tag>}
        </>
      ),
    },
  ];
  return (
    <Panel title={words.history} isFlush>
      <DataTable label={words.history} columns={columns} rows={rows} keyOf={({ place }) => String(place)} />
    </Panel>
  );
}
