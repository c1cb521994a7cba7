import { Tag, type Tone } from '../components/tag.js';
import { useFormats } from '../formats/use-formats.js';
import type { Alarm, LatestReading } from './site-doors.js';
import { useSiteWords } from './words/index.js';

const GRADE_TONES: Readonly<Record<LatestReading['grade'], Tone>> = {
  signed: 'good',
  'tls-only': 'warn',
  unsigned: 'plain',
};
export const LEVEL_TONES: Readonly<Record<Alarm['level'], Tone>> = { critical: 'bad', warn: 'warn' };
const STATE_TONES: Readonly<Record<Alarm['state'], Tone>> = {
  unacknowledged: 'bad',
  acknowledged: 'info',
  'returned-unacknowledged': 'warn',
  'latched-unacknowledged': 'warn',
  'latched-acknowledged': 'info',
  closed: 'plain',
};

/** How far a reading may be believed, in a word; what the word means stands in `GradeLegend`. */
export function GradeTag({ grade, clock }: Pick<LatestReading, 'grade' | 'clock'>) {
  const { grade: words } = useSiteWords();
  return (
    <span className="tk-tags">
      <Tag tone={GRADE_TONES[grade]}>{words.names[grade]}</Tag>
      {clock === 'untrusted' && <Tag tone="warn">{words.clock.untrusted}</Tag>}
    </span>
  );
}

export function GradeLegend() {
  const { grade: words } = useSiteWords();
  const grades = Object.keys(words.names) as LatestReading['grade'][];
  return (
    <dl className="tk-grades" aria-label={words.legend}>
      {grades.map((grade) => (
        <div key={grade}>
          <dt>
            <Tag tone={GRADE_TONES[grade]}>{words.names[grade]}</Tag>
          </dt>
          <dd>{words.meanings[grade]}</dd>
        </div>
      ))}
      <div>
        <dt>
          <Tag tone="warn">{words.clock.untrusted}</Tag>
        </dt>
        <dd>{words.clockMeaning}</dd>
      </div>
    </dl>
  );
}

export function LevelTag({ level }: Pick<Alarm, 'level'>) {
  const { alarms: words } = useSiteWords();
  return <Tag tone={LEVEL_TONES[level]}>{words.levels[level]}</Tag>;
}

export function AlarmStateTag({ state }: Pick<Alarm, 'state'>) {
  const { alarms: words } = useSiteWords();
  return <Tag tone={STATE_TONES[state]}>{words.states[state]}</Tag>;
}

/** How long ago, beside the moment itself for whoever needs it. */
export function Ago({ at }: { readonly at: string }) {
  const { moment, distance } = useFormats();
  return (
    <time className="tk-num" dateTime={at} title={moment(at)}>
      {distance(at)}
    </time>
  );
}
