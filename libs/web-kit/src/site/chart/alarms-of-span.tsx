import { type Column, DataTable } from '../../components/data-table.js';
import { Moment } from '../../components/moment.js';
import { AlarmLink } from '../alarms/alarm-link.js';
import { AlarmStateTag, LevelTag } from '../marks.js';
import type { Alarm } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';

/** The alarms that the drawing marks, by the numbers that it marks them with. */
export function AlarmsOfSpan({ site, alarms }: { readonly site: string; readonly alarms: readonly Alarm[] }) {
  const { chart, alarms: words } = useSiteWords();
  const columns: Column<{ readonly alarm: Alarm; readonly number: number }>[] = [
    { key: 'number', title: words.alarm, render: ({ number }) => number },
    { key: 'what', title: words.what, render: ({ alarm }) => <AlarmLink site={site} alarm={alarm} /> },
    { key: 'level', title: words.level, render: ({ alarm }) => <LevelTag level={alarm.level} /> },
    { key: 'state', title: words.state, render: ({ alarm }) => <AlarmStateTag state={alarm.state} /> },
    { key: 'first', title: words.first, render: ({ alarm }) => <Moment at={alarm.first.at} /> },
  ];
  const rows = alarms.map((alarm, place) => ({ alarm, number: place + 1 }));
  return <DataTable label={chart.marks} columns={columns} rows={rows} keyOf={({ alarm }) => alarm.id} />;
}
