import { type PointerEvent, useState } from 'react';
import { useLanguage } from '../../language/language.js';
import { momentText } from '../../formats/time-text.js';
import { lengthText, valueText } from '../measured.js';
import type { Alarm, Series } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';
import { AlarmMarks } from './alarm-marks.js';
import { TimeAxis, ValueAxis } from './axes.js';
import { frameOf } from './frame.js';
import type { Span } from './periods.js';
import type { Plot, Point } from './plot.js';
import { useWidth } from './use-width.js';

interface ReadingsDrawingTerms {
  readonly series: Series;
  readonly span: Span;
  readonly plot: Plot;
  readonly alarms: readonly Alarm[];
  /** What the drawing says, for who does not see it. */
  readonly label: string;
}

const FIRST_WIDTH = 720;

/** A series over time: the mean of each step as a line in the band from least to most; gaps hatched, alarms marked by number. */
export function ReadingsDrawing({ series, span, plot, alarms, label }: ReadingsDrawingTerms) {
  const [element, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const [looked, setLooked] = useState<Point>();
  const words = useSiteWords();
  const frame = frameOf(span, plot, width);
  const { x, y, top, bottom } = frame;
  const at = ({ atMs, mean }: Point) => `${x(atMs)},${y(mean)}`;
  const band = (run: readonly Point[]) =>
    [
      ...run.map(({ atMs, most }) => `${x(atMs)},${y(most)}`),
      ...run.toReversed().map(({ atMs, least }) => `${x(atMs)},${y(least)}`),
    ].join(' ');
  const moved = ({ nativeEvent: { offsetX } }: PointerEvent) =>
    setLooked(
      plot.runs
        .flat()
        .reduce<Point | undefined>(
          (best, one) => (best && Math.abs(x(best.atMs) - offsetX) <= Math.abs(x(one.atMs) - offsetX) ? best : one),
          undefined,
        ),
    );
  return (
    <div className="tk-chart" ref={element}>
      <svg
        role="img"
        aria-label={label}
        width={width}
        height={frame.height}
        onPointerMove={moved}
        onPointerLeave={() => setLooked(undefined)}
      >
        <defs>
          <pattern id="tk-gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" y1="0" x2="0" y2="7" className="tk-chart-hatch" />
          </pattern>
        </defs>
        <ValueAxis frame={frame} ticks={plot.ticks} />
        <TimeAxis frame={frame} span={span} />
        {plot.gaps.map(({ fromMs, toMs }) => (
          <g key={fromMs} className="tk-chart-gap">
            <rect
              x={x(fromMs)}
              y={top}
              width={Math.max(1, x(toMs) - x(fromMs))}
              height={bottom - top}
              fill="url(#tk-gap)"
            />
            {x(toMs) - x(fromMs) > GAP_SAID_PX && (
              <text x={(x(fromMs) + x(toMs)) / 2} y={(top + bottom) / 2} textAnchor="middle">
                {words.chart.gap}
              </text>
            )}
          </g>
        ))}
        {plot.runs.map((run) => (
          <g key={run[0]?.atMs}>
            <polygon className="tk-chart-band" points={band(run)} />
            <polyline className="tk-chart-line" points={run.map(at).join(' ')} />
            {run.length === 1 && run[0] && (
              <circle className="tk-chart-point" cx={x(run[0].atMs)} cy={y(run[0].mean)} r="2.5" />
            )}
          </g>
        ))}
        <AlarmMarks frame={frame} alarms={alarms} />
        {looked && (
          <g className="tk-chart-looked">
            <line x1={x(looked.atMs)} x2={x(looked.atMs)} y1={top} y2={bottom} />
            <circle cx={x(looked.atMs)} cy={y(looked.mean)} r="3.5" />
          </g>
        )}
      </svg>
      <Looked point={looked} unit={series.unit} stepMs={span.stepSeconds * 1_000} />
    </div>
  );
}

const GAP_SAID_PX = 90;

interface LookedTerms {
  readonly point: Point | undefined;
  readonly unit: string;
  readonly stepMs: number;
}

/** What the lines mean, and what the pointer is at; the table says the same to who has none. */
function Looked({ point, unit, stepMs }: LookedTerms) {
  const { chart: words } = useSiteWords();
  const { language } = useLanguage();
  const value = (text: string) => valueText(text, unit, language);
  return (
    <p className="tk-chart-key">
      <span className="tk-chart-key-line" aria-hidden />
      {words.line}
      <span className="tk-chart-key-band" aria-hidden />
      {words.band}
      <span>{words.each(lengthText(stepMs, language))}</span>
      {point && (
        <strong className="tk-num">
          {momentText(point.bucket.from, language)} · {value(point.bucket.last)} ({value(point.bucket.min)} –{' '}
          {value(point.bucket.max)})
        </strong>
      )}
    </p>
  );
}
