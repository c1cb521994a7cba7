import type { Alarm } from '../site-doors.js';
import type { Frame } from './frame.js';

const SIZE = 9;
/** Alarms that were found so near to one another share a mark. */
const NEAR_PX = 16;

interface Mark {
  readonly x: number;
  readonly isCritical: boolean;
  /** From 1, as the table numbers them. */
  readonly first: number;
  readonly last: number;
}

/** Each alarm at its first evidence, numbered as the table beside numbers it: a triangle for warnings, a diamond where one is critical. */
export function AlarmMarks({ frame, alarms }: { readonly frame: Frame; readonly alarms: readonly Alarm[] }) {
  const { top, bottom } = frame;
  return marksOf(alarms, frame).map(({ x, isCritical, first, last }) => (
    <g key={first} className={`tk-chart-alarm tk-chart-${isCritical ? 'critical' : 'warn'}`}>
      <line x1={x} x2={x} y1={top} y2={bottom} />
      <path d={isCritical ? diamond(x, top) : triangle(x, top)} />
      <text x={x} y={top - SIZE - 4} textAnchor="middle">
        {first === last ? first : `${first}–${last}`}
      </text>
    </g>
  ));
}

/** @param alarms by the time of their first evidence */
function marksOf(alarms: readonly Alarm[], { x }: Frame): readonly Mark[] {
  const marks: Mark[] = [];
  for (const [place, { level, first }] of alarms.entries()) {
    const at = x(Date.parse(first.at));
    const before = marks.at(-1);
    const isCritical = level === 'critical';
    if (before && at - before.x < NEAR_PX)
      marks[marks.length - 1] = { ...before, isCritical: before.isCritical || isCritical, last: place + 1 };
    else marks.push({ x: at, isCritical, first: place + 1, last: place + 1 });
  }
  return marks;
}

const diamond = (x: number, y: number) =>
  `M${x} ${y - SIZE}L${x + 6} ${y - SIZE / 2}L${x} ${y}L${x - 6} ${y - SIZE / 2}Z`;
const triangle = (x: number, y: number) => `M${x - 6} ${y - SIZE}L${x + 6} ${y - SIZE}L${x} ${y}Z`;
