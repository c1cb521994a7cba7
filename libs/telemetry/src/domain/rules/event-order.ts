import type { PlainEvent } from './plain-event.js';

/** An event with its place in the row. Plain JSON. */
export interface PlacedEvent {
  /** Event time, milliseconds since 1970. */
  readonly at: number;
  /** Its text: the same event twice has the same. */
  readonly id: string;
  readonly event: PlainEvent;
}

/** Papers of one moment come before what is measured in it; beyond that any order does that is the same for all. */
export function isAfter(one: PlacedEvent, other: PlacedEvent): boolean {
  if (one.at !== other.at) return one.at > other.at;
  const [rankOne, rankOther] = [rank(one.event), rank(other.event)];
  return rankOne === rankOther ? one.id > other.id : rankOne > rankOther;
}

function rank(event: PlainEvent): number {
  return ['measurement', 'tag-cycle', 'fix'].includes(String(event['kind'])) ? 1 : 0;
}
