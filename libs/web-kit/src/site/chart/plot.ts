import type { BucketedReadings } from '../site-doors.js';

type Bucket = BucketedReadings['buckets'][number];

/** A bucket as it is drawn: numbers are for drawing alone, what is said is the exact decimal. */
export interface Point {
  readonly atMs: number;
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  readonly bucket: Bucket;
}

export interface Gap {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Plot {
  /** Points without a gap between them, by time. */
  readonly runs: readonly (readonly Point[])[];
  readonly gaps: readonly Gap[];
  readonly ticks: readonly number[];
  readonly lowest: number;
  readonly highest: number;
}

/** A space of so many usual spaces between readings is a gap; a lost reading or a late one is none. */
const GAP_SPACES = 3;
const TICKS = 5;
const NICE = [1, 2, 2.5, 5, 10];

/** What is drawn of a period. Empty buckets are left out of the answer; where many are, nothing was measured. */
export function plotOf({ buckets, bucketSeconds }: Pick<BucketedReadings, 'buckets' | 'bucketSeconds'>): Plot {
  const stepMs = bucketSeconds * 1_000;
  const points = buckets.map((bucket) => ({
    atMs: Date.parse(bucket.from) + stepMs / 2,
    ...{ least: Number(bucket.min), most: Number(bucket.max), mean: Number(bucket.mean), bucket },
  }));
  const longestMs = GAP_SPACES * Math.max(stepMs, usualSpace(points));
  const runs: Point[][] = [];
  const gaps: Gap[] = [];
  for (const [place, point] of points.entries()) {
    const before = points[place - 1];
    if (before && point.atMs - before.atMs <= longestMs) runs.at(-1)?.push(point);
    else {
      if (before) gaps.push({ fromMs: before.atMs + stepMs / 2, toMs: point.atMs - stepMs / 2 });
      runs.push([point]);
    }
  }
  return { runs, gaps, ...axisOf(points) };
}

function usualSpace(points: readonly Point[]): number {
  const spaces = points.slice(1).map(({ atMs }, place) => atMs - (points[place]?.atMs ?? atMs));
  return spaces.toSorted((one, other) => one - other)[Math.floor(spaces.length / 2)] ?? 0;
}

/** From a round number at or below the least to one at or above the most. */
function axisOf(points: readonly Point[]): Pick<Plot, 'ticks' | 'lowest' | 'highest'> {
  const least = Math.min(...points.map((point) => point.least));
  const most = Math.max(...points.map((point) => point.most));
  if (!Number.isFinite(least) || !Number.isFinite(most)) return { ticks: [], lowest: 0, highest: 1 };
  const step = niceStep(most === least ? Math.max(1, Math.abs(most) / 10) : (most - least) / (TICKS - 1));
  const first = Math.floor(least / step);
  const last = Math.max(first + 1, Math.ceil(most / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, place) => rounded((first + place) * step));
  return { ticks, lowest: ticks[0] ?? 0, highest: ticks.at(-1) ?? 1 };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return (NICE.find((nice) => nice * power >= rough) ?? 10) * power;
}

/** Without what binary fractions leave behind. */
const rounded = (value: number) => Number(value.toPrecision(12));

/** Moments at which the axis of time is marked: at most so many, each a whole number of its steps after the epoch in the reader's own zone. */
export function timeTicks(fromMs: number, toMs: number, most: number, zoneMinutes: number): readonly number[] {
  const HOUR = 3_600_000;
  const STEPS = [300_000, 600_000, 900_000, 1_800_000, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];
  const DAYS = [1, 2, 5, 7, 14].map((days) => days * 24 * HOUR);
  const step = [...STEPS, ...DAYS].find((one) => (toMs - fromMs) / one <= most) ?? toMs - fromMs;
  const offset = zoneMinutes * 60_000;
  const first = Math.ceil((fromMs - offset) / step) * step + offset;
  return Array.from({ length: Math.max(0, Math.floor((toMs - first) / step) + 1) }, (_, place) => first + place * step);
}
