import { useId, useState } from 'react';
import { Panel } from '../../components/page.js';
import { Select } from '../../components/select.js';
import { useSeriesName } from '../series-name.js';
import type { Series } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';
import { PERIOD_NAMES, type PeriodName, spanUntil } from './periods.js';
import { Readings } from './readings.js';

interface ReadingsPanelTerms {
  readonly site: string;
  readonly series: readonly Series[];
  readonly chosen: Series;
  readonly onChoose: (series: Series) => void;
}

/** One series of a site over a period that ends now, and goes on. */
export function ReadingsPanel({ site, series, chosen, onChoose }: ReadingsPanelTerms) {
  const { chart: words } = useSiteWords();
  const nameOf = useSeriesName();
  const [period, setPeriod] = useState<PeriodName>('2h');
  const id = useId();
  const choice = (
    <div className="tk-choice" id={id}>
      <Select
        label={words.series}
        options={series.map((one) => ({ value: String(one.id), label: nameOf(one) }))}
        value={String(chosen.id)}
        onChange={(value) => {
          const found = series.find((one) => String(one.id) === value);
          if (found) onChoose(found);
        }}
        width={230}
      />
      <Select
        label={words.period}
        options={PERIOD_NAMES.map((value) => ({ value, label: words.periods[value] }))}
        value={period}
        onChange={(value) => setPeriod(value ?? '2h')}
        width={110}
      />
    </div>
  );
  return (
    <Panel title={`${words.title} · ${nameOf(chosen)}`} actions={choice}>
      <Readings site={site} series={chosen} spanKey={period} spanNow={() => spanUntil(Date.now(), period)} />
    </Panel>
  );
}
