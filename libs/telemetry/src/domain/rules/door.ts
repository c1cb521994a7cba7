import { type Consequence, mayOf, weaker } from './consequence.js';
import { eventTime } from './measurement.js';
import { text, whole } from './parameters.js';
import type { Finding, Rule, Step } from './rule.js';
import type { RuleEvent } from './rule-event.js';

export interface DoorParameters {
  readonly device: string;
  /** A door's contact or a motion sensor: 1 is open or moving, 0 is not. */
  readonly metric: string;
  readonly longestOpenMs: number;
  readonly debounceMs: number;
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** Plain JSON; times are milliseconds since 1970. */
export interface DoorState {
  readonly openSince: number | null;
  /** Closed since then, for less than the debounce when last heard of. */
  readonly closedSince: number | null;
  readonly may: Consequence;
  /** When it may be open, without those that ended before it was last closed. */
  readonly openings: readonly (Span & { readonly id: string })[];
  /** Until then what ticks say is not judged: the latest reading came late, and the next may be on its way. */
  readonly behindUntil: number | null;
}

const INITIAL: DoorState = { openSince: null, closedSince: null, may: 'call', openings: [], behindUntil: null };
const MINUTE_MS = 60_000;
/** What is older than this when it comes is of a backlog: a clock that counts as right may be off by as much. */
const LATE_MS = 300_000;
/** For how long after a reading of a backlog the next is waited for. */
const CATCHES_UP_MS = 300_000;

/**
 * Open outside the hours, or longer than a door is kept open: judged at every tick and reading, since a door says nothing while it stands
 * open. What is shorter than the debounce, open or closed, is a shaking contact. Rises by one for each minute open. A gateway that catches up after
 * a day offline tells of yesterday's door: whether that is open still, the server's clock judges only when nothing more of it has come for a while.
 */
export const door: Rule<DoorParameters, DoorState> = {
  id: 'door',
  parameters: {
    device: text('a device'),
    metric: text('a metric', 'door'),
    longestOpenMs: whole('milliseconds', { from: 0, to: 86_400_000, fallback: 600_000 }),
    debounceMs: whole('milliseconds', { from: 0, to: 600_000, fallback: 10_000 }),
  },
  sources: ({ device }) => [device],
  initial: () => INITIAL,
  standing: ({ openings }) => ({ ...INITIAL, openings }),
  step: (state, event, parameters) => {
    if (event.kind === 'tick') {
      const isBehind = state.behindUntil !== null && event.at < state.behindUntil;
      return { state, findings: isBehind ? [] : judged(state, event.at, parameters) };
    }
    if (event.kind === 'opening' && event.device === parameters.device) {
      const { id, from, until } = event;
      if (state.openings.some((opening) => opening.id === id)) return { state, findings: [] };
      return { state: { ...state, openings: [...state.openings, { id, from, until }] }, findings: [] };
    }
    return switched(state, event, parameters);
  },
};

function switched(state: DoorState, event: RuleEvent, parameters: DoorParameters): Step<DoorState> {
  if (event.kind !== 'measurement') return { state, findings: [] };
  const { measurement } = event;
  if (measurement.device !== parameters.device || measurement.metric !== parameters.metric)
    return { state, findings: [] };
  const at = eventTime(measurement);
  const behindUntil = measurement.receivedAt - at > LATE_MS ? measurement.receivedAt + CATCHES_UP_MS : null;
  const rested = { ...(closedLongEnough(state, at, parameters) ? shut(state) : state), behindUntil };
  if (measurement.value.isZero()) {
    const after = rested.openSince === null || rested.closedSince !== null ? rested : { ...rested, closedSince: at };
    return { state: after, findings: judged(after, at, parameters) };
  }
  const may = mayOf(measurement);
  const after: DoorState =
    rested.openSince === null
      ? { ...rested, openSince: at, may }
      : { ...rested, closedSince: null, may: weaker(rested.may, may) };
  return { state: after, findings: judged(after, at, parameters) };
}

function closedLongEnough({ closedSince }: DoorState, at: number, { debounceMs }: DoorParameters): boolean {
  return closedSince !== null && at - closedSince >= debounceMs;
}

/** Hours that ended before it was shut are of no more use. */
function shut({ openings, closedSince }: DoorState): DoorState {
  return { ...INITIAL, openings: openings.filter(({ until }) => until > (closedSince ?? until)) };
}

function judged(state: DoorState, at: number, parameters: DoorParameters): readonly Finding[] {
  const { device, longestOpenMs, debounceMs } = parameters;
  const about = { instance: device, evidence: { source: device, at }, may: state.may };
  const { openSince, closedSince } = state;
  if (openSince === null || closedLongEnough(state, at, parameters)) {
    return [{ ...about, verdict: 'cleared', level: 'warn', message: `${device} is closed.` }];
  }
  // While it is not sure that it closed, the time open is that until it seemed to.
  const until = closedSince ?? at;
  const openMs = until - openSince;
  const outsideMs = outside({ from: openSince, until }, state.openings);
  if (openMs < debounceMs || (outsideMs < debounceMs && openMs <= longestOpenMs)) return [];
  const isOutside = outsideMs >= debounceMs;
  const why = isOutside ? 'outside its hours' : `longer than ${longestOpenMs / 1000} s`;
  const message = `${device} is open ${why}, since ${Math.floor(openMs / 1000)} s.`;
  const escalation = Math.floor((isOutside ? outsideMs : openMs - longestOpenMs) / MINUTE_MS);
  return [{ ...about, verdict: 'raised', level: isOutside ? 'critical' : 'warn', escalation, message }];
}

/** How much of a span no opening covers, milliseconds. */
function outside(span: Span, openings: readonly Span[]): number {
  let [covered, reached] = [0, span.from];
  for (const { from, until } of openings.toSorted((a, b) => a.from - b.from)) {
    const [start, end] = [Math.max(from, reached), Math.min(until, span.until)];
    if (end > start) covered += end - start;
    reached = Math.max(reached, end);
  }
  return span.until - span.from - covered;
}
