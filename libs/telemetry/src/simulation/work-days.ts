import type { Random } from './random.js';
import { DAY, HOUR, MINUTE, START } from './simulated-time.js';

interface Span {
  readonly from: number;
  readonly until: number;
}

/** What is done on a day, all times milliseconds since 1970. */
export interface WorkDay extends Span {
  readonly isFirst: boolean;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly openings: readonly Span[];
  /** When within the movement the cartons are on the scale, or off it. */
  readonly doneAt: number;
  readonly cartons: readonly number[];
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

/** A warehouse opens from 8 to 18, Monday to Friday; on about two days of three up to a fifth of its cartons come or go. */
export function workOf(random: Random, days: number, cartons: number): readonly WorkDay[] {
  const made: WorkDay[] = [firstDay(cartons)];
  let [there, next] = [range(0, cartons), cartons];
  for (let day = 0; day < days; day += 1) {
    const midnight = START + day * DAY;
    if (day % 7 >= 5 || day === 0) continue;
    const isMoving = !random.once(3);
    const count = isMoving ? 1 + random.below(cartons / 5) : 0;
    const isInbound = there.length - count < cartons / 2 || (there.length + count < cartons * 1.5 && random.once(2));
    const added = isInbound ? range(next, next + count) : [];
    const removed = isInbound ? [] : there.slice(0, count);
    next += added.length;
    there = [...there.slice(removed.length), ...added];
    const from = midnight + (9 + random.below(7)) * HOUR + random.below(60) * MINUTE;
    const until = from + 30 * MINUTE;
    const opensAt = midnight + 8 * HOUR;
    const openings = openingsOf(random, opensAt, from);
    const when = {
      from,
      until,
      opensAt,
      closesAt: midnight + 18 * HOUR,
      doneAt: from + (5 + random.below(20)) * MINUTE,
    };
    made.push({ isFirst: false, ...when, openings, cartons: there, added, removed });
  }
  return made;
}

function firstDay(cartons: number): WorkDay {
  const when = { from: START, until: START, doneAt: START, opensAt: START + 8 * HOUR, closesAt: START + 18 * HOUR };
  return { isFirst: true, ...when, openings: [], cartons: range(0, cartons), added: range(0, cartons), removed: [] };
}

/** The door stands open for some minutes at a time, and while goods are moved. */
function openingsOf(random: Random, opensAt: number, from: number): readonly Span[] {
  const short = Array.from({ length: 8 }, (_, hour) => {
    const at = opensAt + hour * HOUR + random.below(50) * MINUTE;
    return { from: at, until: at + (1 + random.below(4)) * MINUTE };
  });
  return [...short, { from: from + 3 * MINUTE, until: from + 9 * MINUTE }];
}

function range(from: number, until: number): readonly number[] {
  return Array.from({ length: until - from }, (_, index) => from + index);
}
