import { type Reading, readingsOf, type RuleEvent } from '@tallystick/telemetry';
import { heardAt } from '@tallystick/telemetry/simulation';

export type SensorEvent = Extract<RuleEvent, { kind: 'measurement' | 'tag-cycle' | 'fix' }>;
/** What people say of a site, and no sensor: it comes in by the API. */
export type Paper = Extract<RuleEvent, { kind: 'movement' | 'release-order' | 'opening' | 'tags-expected' }>;

export const isSensorEvent = (event: RuleEvent): event is SensorEvent =>
  event.kind === 'measurement' || event.kind === 'tag-cycle' || event.kind === 'fix';

export const isPaper = (event: RuleEvent): event is Paper =>
  ['movement', 'release-order', 'opening', 'tags-expected'].includes(event.kind);

/** A paper with its times on the wall's clock, as it goes into the file: decimals as texts. */
export interface ShiftedPaper {
  /** When it is told, milliseconds since 1970. */
  readonly toldAt: number;
  readonly paper: Paper;
}

export function shiftReadings(event: SensorEvent, offsetMs: number): readonly Reading[] {
  return readingsOf(event).map((reading) => ({ ...reading, atMs: reading.atMs + offsetMs }));
}

/** Its id is told apart from the same paper's of another play: the ids of a site's papers are used once. */
export function shiftPaper(paper: Paper, offsetMs: number): ShiftedPaper {
  const toldAt = heardAt(paper) + offsetMs;
  if (paper.kind === 'tags-expected') return { toldAt, paper: { ...paper, at: paper.at + offsetMs } };
  const id = `${paper.id}-${offsetMs.toString(36)}`;
  const [from, until] = [paper.from + offsetMs, paper.until + offsetMs];
  if (paper.kind !== 'release-order') return { toldAt, paper: { ...paper, id, from, until } };
  return { toldAt, paper: { ...paper, id, from, until, receivedAt: paper.receivedAt + offsetMs } };
}
