import { useMemo } from 'react';
import { Blank, Loaded } from '../../components/states.js';
import { useLanguage } from '../../language/language.js';
import { valueText } from '../measured.js';
import { useSeriesName } from '../series-name.js';
import type { Alarm, BucketedReadings, Series } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';
import { AlarmsOfSpan } from './alarms-of-span.js';
import './chart.css';
import type { Span } from './periods.js';
import { plotOf } from './plot.js';
import { ReadingsDrawing } from './readings-drawing.js';
import { ReadingsTable } from './readings-table.js';
import { useAlarmsOfSpan, useReadings } from './use-readings.js';

interface ReadingsTerms {
  readonly site: string;
  readonly series: Series;
  /** Names the span. */
  readonly spanKey: string;
  readonly spanNow: () => Span;
}

/** A series over a span: the drawing, the table of the same, and the alarms that were found in it. */
export function Readings({ site, series, spanKey, spanNow }: ReadingsTerms) {
  const readings = useReadings(site, series.id, spanKey, spanNow);
  const alarms = useAlarmsOfSpan(site, series.device, spanKey, spanNow);
  return (
    <Loaded query={readings}>
      {({ span, readings: found }) => (
        <Shown site={site} series={series} span={span} found={found} alarms={alarms.data ?? NO_ALARMS} />
      )}
    </Loaded>
  );
}

const NO_ALARMS: readonly Alarm[] = [];

interface ShownTerms extends Pick<ReadingsTerms, 'site' | 'series'> {
  readonly span: Span;
  readonly found: BucketedReadings;
  readonly alarms: readonly Alarm[];
}

function Shown({ site, series, span, found, alarms }: ShownTerms) {
  const { chart: words } = useSiteWords();
  const { language } = useLanguage();
  const nameOf = useSeriesName();
  const plot = useMemo(() => plotOf(found), [found]);
  const { buckets } = found;
  if (buckets.length === 0) return <Blank title={words.none}>{words.noneHint}</Blank>;
  const value = (one: string) => valueText(one, series.unit, language);
  const least = buckets.reduce((best, { min }) => (Number(min) < Number(best) ? min : best), buckets[0]?.min ?? '0');
  const most = buckets.reduce((best, { max }) => (Number(max) > Number(best) ? max : best), buckets[0]?.max ?? '0');
  const count = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  const label = words.about(nameOf(series), count, value(least), value(most), plot.gaps.length, alarms.length);
  return (
    <div className="tk-chart-beside">
      <div>
        <ReadingsDrawing series={series} span={span} plot={plot} alarms={alarms} label={label} />
        {alarms.length > 0 && <AlarmsOfSpan site={site} alarms={alarms} />}
      </div>
      <ReadingsTable series={series} buckets={buckets} />
    </div>
  );
}
