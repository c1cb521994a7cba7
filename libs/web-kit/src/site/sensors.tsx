import { Button } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '../components/data-table.js';
import { Blank } from '../components/states.js';
import { Tag } from '../components/tag.js';
import { useLanguage } from '../language/language.js';
import { Ago, GradeTag } from './marks.js';
import { unitText, valueText } from './measured.js';
import { isSingleTag, useMetricName } from './series-name.js';
import type { Alarm, LatestReading, Series } from './site-doors.js';
import { useSiteWords } from './words/index.js';

interface Sensor {
  readonly series: Series;
  readonly latest: LatestReading | undefined;
}

interface SensorsTerms {
  readonly series: readonly Series[];
  readonly latest: readonly LatestReading[];
  /** Those that are open. */
  readonly alarms: readonly Alarm[];
  readonly chosen: number | undefined;
  readonly onChoose: (series: Series) => void;
}

const HEIGHT = '440px';

/** Every sensor with what it said last, how far that may be believed, and whether it is silent. */
export function Sensors({ series, latest, alarms, chosen, onChoose }: SensorsTerms) {
  const { sensors: words } = useSiteWords();
  const [areTagsShown, setTagsShown] = useState(false);
  const newest = new Map(latest.map((reading) => [reading.series.id, reading]));
  const tags = series.filter(isSingleTag);
  const rows = (areTagsShown ? series : series.filter((one) => !isSingleTag(one))).map((one) => ({
    ...{ series: one, latest: newest.get(one.id) },
  }));
  const columns = useColumns(alarms, chosen, onChoose);
  return (
    <>
      <DataTable
        label={words.title}
        columns={columns}
        rows={rows}
        keyOf={(row) => String(row.series.id)}
        blank={<Blank title={words.none}>{words.noneHint}</Blank>}
        {...(areTagsShown && { maxHeight: HEIGHT })}
      />
      {tags.length > 0 && (
        <div className="tk-table-foot">
          <Button size="small" type="link" onClick={() => setTagsShown(!areTagsShown)} aria-expanded={areTagsShown}>
            {areTagsShown ? words.hideTags : words.showTags(tags.length)}
          </Button>
        </div>
      )}
    </>
  );
}

function useColumns(
  alarms: readonly Alarm[],
  chosen: number | undefined,
  onChoose: (series: Series) => void,
): readonly Column<Sensor>[] {
  const { sensors: words, grade } = useSiteWords();
  const nameOf = useMetricName();
  return [
    { key: 'device', title: words.device, render: ({ series }) => series.device },
    { key: 'metric', title: words.metric, render: ({ series }) => nameOf(series.metric) },
    { key: 'value', title: words.value, isAtEnd: true, render: ({ latest }) => latest && <Value reading={latest} /> },
    { key: 'seen', title: words.seen, render: ({ latest }) => latest && <Ago at={latest.at} /> },
    { key: 'grade', title: grade.title, render: ({ latest }) => latest && <GradeTag {...latest} /> },
    { key: 'state', title: words.state, render: (sensor) => <SensorState {...sensor} alarms={alarms} /> },
    { key: 'gateway', title: words.gateway, render: ({ series }) => series.gateway },
    {
      ...{ key: 'draw', title: words.draw },
      render: ({ series }) => (
        <Button
          size="small"
          type="link"
          aria-pressed={series.id === chosen}
          aria-label={`${words.draw}: ${series.device} · ${nameOf(series.metric)}`}
          onClick={() => onChoose(series)}
        >
          {words.draw}
        </Button>
      ),
    },
  ];
}

function Value({ reading: { value, uncertainty, series } }: { readonly reading: LatestReading }) {
  const { sensors: words, door } = useSiteWords();
  const { language } = useLanguage();
  if (series.metric === 'door') return value === '0' ? door.closed : door.open;
  return (
    <span className="tk-num">
      {valueText(value, '1', language)}
      {uncertainty !== undefined && <> {words.uncertainty(valueText(uncertainty, '1', language))}</>}{' '}
      <span className="tk-quiet">{unitText(series.unit)}</span>
    </span>
  );
}

/** Silence is what the site's rules find it to be: how often a device speaks is its own matter. */
function SensorState({ series: { device }, latest, alarms }: Sensor & Pick<SensorsTerms, 'alarms'>) {
  const { sensors: words } = useSiteWords();
  const own = alarms.filter(
    ({ instance, state }) => (instance === device || instance.startsWith(`${device}/`)) && HOLDS.has(state),
  );
  if (own.some(({ ruleId }) => ruleId === 'silence')) return <Tag tone="bad">{words.silent}</Tag>;
  if (!latest) return <Tag tone="warn">{words.lost}</Tag>;
  if (own.length > 0) return <Tag tone="warn">{words.alarmed}</Tag>;
  return <Tag tone="good">{words.reporting}</Tag>;
}

/** The states in which an alarm's condition holds. */
const HOLDS = new Set<Alarm['state']>(['unacknowledged', 'acknowledged']);
