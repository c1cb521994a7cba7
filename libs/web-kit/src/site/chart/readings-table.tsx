import { Button } from 'antd';
import { type Column, DataTable } from '../../components/data-table.js';
import { Moment } from '../../components/moment.js';
import { csvOf } from '../../files/csv.js';
import { saveAs } from '../../files/save-as.js';
import { useFormats } from '../../formats/use-formats.js';
import { useLanguage } from '../../language/language.js';
import { unitText, valueText } from '../measured.js';
import type { BucketedReadings, Series } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';

type Bucket = BucketedReadings['buckets'][number];
const MEMBERS = ['from', 'count', 'min', 'max', 'mean', 'last'] as const satisfies readonly (keyof Bucket)[];
const HEIGHT = '330px';

/** What the drawing shows, the newest first, exact; as a file, in the order of time. */
export function ReadingsTable({ series, buckets }: { readonly series: Series; readonly buckets: readonly Bucket[] }) {
  const { chart: words } = useSiteWords();
  const { language } = useLanguage();
  const { count } = useFormats();
  // The unit stands in the heading, once.
  const value = (text: string) => <span className="tk-num">{valueText(text, '1', language)}</span>;
  const unit = unitText(series.unit);
  const inUnit = (name: string) => (unit === '' ? name : `${name} (${unit})`);
  const columns: Column<Bucket>[] = [
    { key: 'from', title: words.from, render: ({ from }) => <Moment at={from} /> },
    { key: 'count', title: words.count, isAtEnd: true, render: (bucket) => count(bucket.count) },
    { key: 'min', title: inUnit(words.min), isAtEnd: true, render: ({ min }) => value(min) },
    { key: 'max', title: words.max, isAtEnd: true, render: ({ max }) => value(max) },
    { key: 'last', title: words.last, isAtEnd: true, render: ({ last }) => value(last) },
  ];
  const save = () => {
    const rows = buckets.map((bucket) => MEMBERS.map((member) => String(bucket[member])));
    const name = `${series.device}-${series.metric}.csv`;
    saveAs(csvOf([[...MEMBERS], ...rows]), name);
  };
  return (
    <div>
      <DataTable
        label={words.title}
        columns={columns}
        rows={buckets.toReversed()}
        keyOf={({ from }) => from}
        maxHeight={HEIGHT}
      />
      <Button size="small" onClick={save}>
        {words.csv}
      </Button>
    </div>
  );
}
