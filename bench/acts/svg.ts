import type { CurvePoint } from './curve.js';

const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 60;
const RIGHT = 20;
const TOP = 40;
const BOTTOM = 50;

/** Cost per act over live fragments; fragments in powers of ten, milliseconds from zero, so that flat looks flat. */
export function curveSvg(points: readonly CurvePoint[]): string {
  const decades = points.map(({ liveFragments }) => Math.log10(liveFragments));
  const [first, last] = [Math.floor(Math.min(...decades)), Math.ceil(Math.max(...decades))];
  const topMs = niceAbove(Math.max(...points.map(({ msPerAct }) => msPerAct)));
  const x = (live: number) => LEFT + ((Math.log10(live) - first) / (last - first || 1)) * (WIDTH - LEFT - RIGHT);
  const y = (ms: number) => HEIGHT - BOTTOM - (ms / topMs) * (HEIGHT - TOP - BOTTOM);
  const powers = Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
  const levels = [0, 0.25, 0.5, 0.75, 1].map((share) => share * topMs);
  const line = points.map(({ liveFragments, msPerAct }) => `${at(x(liveFragments))},${at(y(msPerAct))}`).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    `<text x="${LEFT}" y="22" font-size="14">Cost per act, milliseconds, over live fragments</text>`,
    ...levels.flatMap((ms) => [
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(y(ms))}" y2="${at(y(ms))}" stroke="#ddd"/>`,
      `<text x="${LEFT - 8}" y="${at(y(ms) + 4)}" text-anchor="end">${at(ms)}</text>`,
    ]),
    ...powers.map(
      (live) =>
        `<text x="${at(x(live))}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${live.toLocaleString('en')}</text>`,
    ),
    `<polyline points="${line}" fill="none" stroke="#1f5fa8" stroke-width="2"/>`,
    ...points.flatMap(({ liveFragments, msPerAct }) => [
      `<circle cx="${at(x(liveFragments))}" cy="${at(y(msPerAct))}" r="4" fill="#1f5fa8"/>`,
      `<text x="${at(x(liveFragments))}" y="${at(y(msPerAct) - 10)}" text-anchor="middle">${msPerAct}</text>`,
    ]),
    '</svg>',
    '',
  ].join('\n');
}

function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 5, 10].map((step) => step * power).find((nice) => nice >= value * 1.05) ?? 20 * power;
}

const at = (value: number) => String(Math.round(value * 10) / 10);
