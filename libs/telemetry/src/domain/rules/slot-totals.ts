import { type Consequence, CONSEQUENCES } from './consequence.js';

/** Plain JSON. */
export interface Slot {
  /** How many slots since 1970. */
  readonly slot: number;
  readonly readings: number;
  /** Sum of the readings' exp(-10000 / T) x 10^50, an integer as text. */
  readonly sum: string;
  readonly may: Consequence;
}

/** What a window's slots add up to. */
export interface SlotTotal {
  /** Of each slot's mean, rounded down, times 10^50. */
  readonly means: bigint;
  /** How many slots rest on evidence that may do so much. */
  readonly mays: Readonly<Record<Consequence, number>>;
}

const NOTHING: SlotTotal = { means: 0n, mays: { record: 0, warn: 0, call: 0 } };

/** By the list of slots, which is never changed: a month has 720, and a reading changes one. */
const totals = new WeakMap<readonly Slot[], SlotTotal>();

/** @param before the list that `slots` was made of, so that most of it is the same */
export function totalOf(before: readonly Slot[], slots: readonly Slot[]): SlotTotal {
  const known = totals.get(before);
  const total = known ? changed(known, before, slots) : slots.reduce(plus, NOTHING);
  totals.set(slots, total);
  return total;
}

/** Without what is gone at the beginning and with what is other between what is alike at both ends. */
function changed(total: SlotTotal, before: readonly Slot[], slots: readonly Slot[]): SlotTotal {
  const gone = before.findIndex((slot) => slot === slots[0]);
  const first = gone < 0 ? before.length : gone;
  let alike = 0;
  while (alike < slots.length && before[first + alike] === slots[alike]) alike += 1;
  let [oldEnd, newEnd] = [before.length, slots.length];
  while (oldEnd > first + alike && newEnd > alike && before[oldEnd - 1] === slots[newEnd - 1]) {
    [oldEnd, newEnd] = [oldEnd - 1, newEnd - 1];
  }
  const without = [...before.slice(0, first), ...before.slice(first + alike, oldEnd)].reduce(minus, total);
  return slots.slice(alike, newEnd).reduce(plus, without);
}

const meanOf = ({ sum, readings }: Slot) => BigInt(sum) / BigInt(readings);
const plus = ({ means, mays }: SlotTotal, slot: Slot): SlotTotal => ({
  means: means + meanOf(slot),
  mays: { ...mays, [slot.may]: mays[slot.may] + 1 },
});
const minus = ({ means, mays }: SlotTotal, slot: Slot): SlotTotal => ({
  means: means - meanOf(slot),
  mays: { ...mays, [slot.may]: mays[slot.may] - 1 },
});

/** Of what all of them rest on. */
export const weakestOf = ({ mays }: SlotTotal): Consequence => CONSEQUENCES.find((may) => mays[may] > 0) ?? 'call';
