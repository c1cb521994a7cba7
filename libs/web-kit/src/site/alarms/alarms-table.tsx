import type { Column } from '../../components/data-table.js';
import { Moment } from '../../components/moment.js';
import { Blank } from '../../components/states.js';
import { Tag, Tags } from '../../components/tag.js';
import { PagedTable } from '../../lists/paged-table.js';
import { AlarmStateTag, LevelTag } from '../marks.js';
import { type Alarm, type AlarmQuery, useAlarms, useShelvings } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';
import { AlarmLink } from './alarm-link.js';

interface AlarmsTableTerms {
  readonly site: string;
  readonly query: AlarmQuery;
  readonly maxHeight?: string;
}

/** A site's alarms, those first that ask for a person most. */
export function AlarmsTable({ site, query, maxHeight }: AlarmsTableTerms) {
  const { alarms: words } = useSiteWords();
  const alarms = useAlarms(site, query);
  const columns = useColumns(site);
  const isQuiet = query.state === 'open' && query.level === undefined && query.ruleId === undefined;
  return (
    <PagedTable
      pages={alarms}
      label={words.list}
      columns={columns}
      keyOf={({ id }) => id}
      blank={<Blank title={isQuiet ? words.quiet : words.none}>{isQuiet ? words.quietHint : words.noneHint}</Blank>}
      {...(maxHeight === undefined ? {} : { maxHeight })}
    />
  );
}

function useColumns(site: string): readonly Column<Alarm>[] {
  const { alarms: words } = useSiteWords();
  const shelvings = useShelvings(site).data?.items ?? [];
  const isShelved = (alarm: Alarm) =>
    shelvings.some(({ rule, instance }) => rule === alarm.rule && instance === alarm.instance);
  return [
    { key: 'what', title: words.what, render: (alarm) => <AlarmLink site={site} alarm={alarm} /> },
    { key: 'where', title: words.where, render: ({ instance }) => instance },
    { key: 'level', title: words.level, render: ({ level }) => <LevelTag level={level} /> },
    {
      ...{ key: 'state', title: words.state },
      render: (alarm) => (
        <Tags>
          <AlarmStateTag state={alarm.state} />
          {isShelved(alarm) && <Tag tone="warn">{words.silenced}</Tag>}
        </Tags>
      ),
    },
    { key: 'raised', title: words.raised, render: ({ raisedAt }) => <Moment at={raisedAt} /> },
    {
      ...{ key: 'known', title: words.known },
      render: ({ knownToYouSince }) =>
        knownToYouSince ? <Moment at={knownToYouSince} /> : <span className="tk-quiet">{words.notKnown}</span>,
    },
    { key: 'count', title: words.count, isAtEnd: true, render: ({ count }) => words.times(count) },
  ];
}
