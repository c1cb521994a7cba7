import { Decimal } from '@tallystick/kernel';
import type { TagCycleEvent, TagsExpectedEvent } from './rule-event.js';
import { eventTime } from './measurement.js';

/** Plain JSON; times are milliseconds since 1970. */
export interface TagPresence {
  /** The latest rounds of the reader, as many as count, the newest last. */
  readonly cycles: readonly number[];
  /** When each expected tag was last read, or from when it is expected. */
  readonly lastSeen: Readonly<Record<string, number>>;
}

export const NO_TAGS: TagPresence = { cycles: [], lastSeen: {} };

/**
 * In how many rounds in a row a tag must fail before it is missing: the least N with `M (1 - r)^N <= alpha`, which is
 * `ceil(ln(alpha / M) / ln(1 - r))` reckoned exactly. Logarithms in floating point give 4
 * where 3 is right, for M = 1, r = 0.99 and alpha = 0.000001.
 * @param readRate r, the share of present tags that one round reads, under 1
 * @param alpha the chance that any of the M tags is wrongly held to be missing, over 0
 */
export function cyclesUntilMissing(tags: number, readRate: Decimal, alpha: Decimal): number {
  const found = reckoned.find((one) => one.tags === tags && one.readRate === readRate && one.alpha === alpha);
  if (found) return found.cycles;
  const cycles = leastCycles(tags, readRate, alpha);
  reckoned.unshift({ tags, readRate, alpha, cycles });
  reckoned.length = Math.min(reckoned.length, MOST_RECKONED);
  return cycles;
}

/** The same goods and parameters come again with every reading. */
const reckoned: { tags: number; readRate: Decimal; alpha: Decimal; cycles: number }[] = [];
const MOST_RECKONED = 32;

function leastCycles(tags: number, readRate: Decimal, alpha: Decimal): number {
  const missRate = Decimal.of(1n).minus(readRate);
  let [chance, cycles] = [Decimal.of(BigInt(Math.max(1, tags))), 0];
  while (chance.compare(alpha) > 0) {
    chance = chance.times(missRate);
    cycles += 1;
  }
  return cycles;
}

/** From now on other tags count. What is read of a tag before it is expected says nothing of it. */
export function expecting({ cycles, lastSeen }: TagPresence, { at, add, remove }: TagsExpectedEvent): TagPresence {
  const gone = new Set(remove);
  const kept = Object.entries(lastSeen).filter(([tag]) => !gone.has(tag));
  const added = add.map(
    (tag) => [tag, Math.max(at, Object.hasOwn(lastSeen, tag) ? (lastSeen[tag] ?? at) : at)] as const,
  );
  return { cycles, lastSeen: Object.fromEntries([...kept, ...added]) };
}

/** One round, in whatever order rounds come; one that was heard already changes nothing. */
export function read({ cycles, lastSeen }: TagPresence, event: TagCycleEvent, kept: number): TagPresence {
  const at = eventTime(event);
  const seen = new Set(event.seen);
  const entries = Object.entries(lastSeen);
  for (const entry of entries) if (entry[1] < at && seen.has(entry[0])) entry[1] = at;
  const all = cycles.includes(at) ? cycles : [...cycles, at].toSorted((a, b) => a - b);
  return {
    cycles: all.slice(-kept),
    lastSeen: Object.fromEntries(entries),
  };
}

/** How many tags are expected. */
export const expectedTags = (presence: TagPresence): number => countsOf(presence).expected;

/** How many of the expected tags the last `count` rounds all failed to read; none before there were so many. */
export function missingTags(presence: TagPresence, count: number): number {
  const counts = countsOf(presence);
  if (counts.ofLast !== count) {
    counts.ofLast = count;
    counts.missing = countMissing(presence, count);
  }
  return counts.missing;
}

function countMissing({ cycles, lastSeen }: TagPresence, count: number): number {
  const first = cycles.at(-count);
  return first === undefined ? 0 : Object.values(lastSeen).filter((last) => last < first).length;
}

/** Between two rounds a scale may say a hundred weights that are compared with the same tags. */
const counted = new WeakMap<TagPresence, { expected: number; ofLast: number; missing: number }>();

function countsOf(presence: TagPresence) {
  const found = counted.get(presence);
  if (found) return found;
  const counts = { expected: Object.keys(presence.lastSeen).length, ofLast: 0, missing: 0 };
  counted.set(presence, counts);
  return counts;
}
