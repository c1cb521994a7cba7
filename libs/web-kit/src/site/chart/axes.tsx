import { useLanguage } from '../../language/language.js';
import { axisTimeText } from '../../formats/time-text.js';
import type { Frame } from './frame.js';
import type { Span } from './periods.js';
import { timeTicks } from './plot.js';

/** Room that one mark of time takes with its text. */
const TIME_PX = 84;
const DAY_MS = 86_400_000;

export function ValueAxis({ frame, ticks }: { readonly frame: Frame; readonly ticks: readonly number[] }) {
  const { language } = useLanguage();
  const text = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
  const { left, right, y } = frame;
  return (
    <g className="tk-chart-axis">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
            {text.format(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

export function TimeAxis({ frame, span: { fromMs, toMs } }: { readonly frame: Frame; readonly span: Span }) {
  const { language } = useLanguage();
  const { left, right, bottom, x } = frame;
  const most = Math.max(1, Math.floor((right - left) / TIME_PX));
  const ticks = timeTicks(fromMs, toMs, most, new Date(toMs).getTimezoneOffset());
  const isByDay = toMs - fromMs > 2 * DAY_MS;
  return (
    <g className="tk-chart-axis">
      <line x1={left} x2={right} y1={bottom} y2={bottom} className="tk-chart-base" />
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={bottom} y2={bottom + 4} className="tk-chart-base" />
          <text x={x(tick)} y={bottom + 18} textAnchor="middle">
            {axisTimeText(tick, language, isByDay)}
          </text>
        </g>
      ))}
    </g>
  );
}
