import { useMemo } from 'react';
import { Panel } from '../../components/page.js';
import { Blank, Loaded } from '../../components/states.js';
import { PERIODS, type Span } from '../chart/periods.js';
import { Readings } from '../chart/readings.js';
import { isSingleTag, useSeriesName } from '../series-name.js';
import { type Series, useSeries, type WholeAlarm } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';

const HOUR_MS = 3_600_000;

/** The readings around what was found: from before its first evidence until after its last. */
export function AlarmValues({ site, alarm }: { readonly site: string; readonly alarm: WholeAlarm }) {
  const { alarms: words } = useSiteWords();
  const nameOf = useSeriesName();
  const series = useSeries(site);
  const { first, last, id } = alarm;
  const span = useMemo(() => spanAround(Date.parse(first.at), Date.parse(last.at)), [first.at, last.at]);
  return (
    <Loaded query={series}>
      {(all) => {
        const found = seriesOf(alarm, all);
        return (
          <Panel title={found ? `${words.values} · ${nameOf(found)}` : words.values}>
            {found ? (
              <Readings site={site} series={found} spanKey={`${id} ${span.toMs}`} spanNow={() => span} />
            ) : (
              <Blank title={words.noSeries}>{words.noSeriesHint}</Blank>
            )}
          </Panel>
        );
      }}
    </Loaded>
  );
}

/** The alarm names its device, and its rule what it measures there. */
function seriesOf({ instance, first, parameters }: WholeAlarm, all: readonly Series[]): Series | undefined {
  const [device = '', named] = instance.split('/');
  const metric = named ?? parameters['metric'];
  const own = all.filter((one) => one.device === device || one.device === first.source);
  return own.find((one) => one.metric === metric) ?? own.find((one) => !isSingleTag(one));
}

/** As long as what it is about, and an hour on either side; in the steps of the shortest period that holds it. */
function spanAround(fromMs: number, toMs: number): Span {
  const lengthMs = toMs - fromMs + 2 * HOUR_MS;
  const { stepSeconds } = Object.values(PERIODS).find((period) => period.lengthMs >= lengthMs) ?? PERIODS['30d'];
  const stepMs = stepSeconds * 1_000;
  const end = Math.ceil((toMs + HOUR_MS) / stepMs) * stepMs;
  const begin = Math.floor((fromMs - HOUR_MS) / stepMs) * stepMs;
  // An alarm that goes on for longer than the longest period is shown by its end.
  return { fromMs: Math.max(begin, end - PERIODS['30d'].lengthMs), toMs: end, stepSeconds };
}
