import { isAfter, type PlacedEvent } from './event-order.js';
import { isSame, KnownWay, type Way } from './known-way.js';
import type { Finding, Rule, Step } from './rule.js';
import { plainEvent, revivedEvent } from './plain-event.js';
import { type RuleEvent, sourceOf, timeOf } from './rule-event.js';

/** Plain JSON. */
export interface InEventTime<State> {
  /** After everything before the tail. */
  readonly base: State;
  /** The latest events by their own time. */
  readonly tail: readonly PlacedEvent[];
  /** After the tail. */
  readonly current: State;
  /** Before this the base no longer hears of anything. */
  readonly baseAt: number | null;
  /** Runs beside the base over what is older than it; `at` is the latest that it heard. */
  readonly late: { readonly state: State; readonly at: number } | null;
}

/** Enough for readings of several devices that overtake one another; each costs its bytes in the stored state. */
const TAIL = 16;

/**
 * A rule over events in the order of their own time, in whatever order they come. What is late by at most the last 16 events takes its
 * place among them, so that the state is the same for every order. What is later still is evaluated beside them, against the papers that
 * stand now: it may raise, and its clears carry its own time, by which whoever keeps alarms knows them as older than a newer alarm. An
 * event that is among the last 16 already does nothing; before those, the intake knows a repeated batch by its number.
 */
export function inEventTime<Parameters extends object, State>(
  rule: Rule<Parameters, State>,
  length: number = TAIL,
): Rule<Parameters, InEventTime<State>> {
  // Parameters are read once for each rule that is run, and so tell them apart.
  const ways = new WeakMap<Parameters, KnownWay<State>>();
  const rowOf = (parameters: Parameters): Row<Parameters, State> => {
    const known = ways.get(parameters);
    const way = known ?? new KnownWay<State>();
    if (!known) ways.set(parameters, way);
    return { rule, length, way };
  };
  return {
    id: rule.id,
    parameters: rule.parameters,
    sources: rule.sources,
    initial: (parameters) => {
      const state = rule.initial(parameters);
      return { base: state, tail: [], current: state, baseAt: null, late: null };
    },
    step: (state, event, parameters) => {
      // A tick comes by the server's clock alone, and says what is so now.
      if (event.kind === 'tick') return { state, findings: rule.step(state.current, event, parameters).findings };
      // Others' events would push its own out of the tail.
      if (!rule.sources(parameters).includes(sourceOf(event))) return { state, findings: [] };
      const isLate = state.baseAt !== null && timeOf(event) < state.baseAt;
      if (ofSpans.has(event.kind) || (isLate && ofMoments.has(event.kind))) {
        return everywhere(rule, state, event, parameters);
      }
      const row = rowOf(parameters);
      return isLate ? lateStep(row, state, event, parameters) : placed(row, state, event, parameters);
    },
    standing: ({ current, baseAt }, parameters) => {
      const state = rule.standing(current, parameters);
      return { base: state, tail: [], current: state, baseAt, late: null };
    },
  };
}

interface Row<Parameters extends object, State> {
  readonly rule: Rule<Parameters, State>;
  readonly length: number;
  readonly way: KnownWay<State>;
}

/** Papers that speak of a span of time, often of one to come, have no place in a row of moments. */
const ofSpans: ReadonlySet<string> = new Set(['opening', 'release-order']);
/** Papers with a place in the row; handed in after it has passed, they hold from now on. */
const ofMoments: ReadonlySet<string> = new Set(['movement', 'tags-expected']);

/** What is known from now on, whatever is judged. */
function everywhere<Parameters extends object, State>(
  rule: Rule<Parameters, State>,
  { base, current, late, ...others }: InEventTime<State>,
  event: RuleEvent,
  parameters: Parameters,
): Step<InEventTime<State>> {
  const told = (state: State) => rule.step(state, event, parameters);
  const { state, findings } = told(current);
  const lateState = late && { ...late, state: told(late.state).state };
  return { state: { ...others, base: told(base).state, current: state, late: lateState }, findings };
}

function placed<Parameters extends object, State>(
  row: Row<Parameters, State>,
  state: InEventTime<State>,
  event: RuleEvent,
  parameters: Parameters,
): Step<InEventTime<State>> {
  const { rule, way } = row;
  const plain = plainEvent(event);
  const entry = { at: timeOf(event), id: plain.text, event: plain.event };
  if (state.tail.some(({ at, id }) => at === entry.at && id === entry.id)) return { state, findings: [] };
  const place = state.tail.findLastIndex((other) => !isAfter(other, entry)) + 1;
  const isNewest = place === state.tail.length;
  if (!isNewest) return again(row, state, state.tail.toSpliced(place, 0, entry), parameters);
  const { state: current, findings } = rule.step(state.current, event, parameters);
  const after = { ...state, tail: [...state.tail, entry], current };
  return { state: trimmed(row, after, way.goneOn(state, current), parameters), findings };
}

/** Only what was not said when the event was missing is said now. */
function again<Parameters extends object, State>(
  row: Row<Parameters, State>,
  state: InEventTime<State>,
  tail: readonly PlacedEvent[],
  parameters: Parameters,
): Step<InEventTime<State>> {
  const { rule } = row;
  const said = new Set(
    run(rule, state.base, state.tail, parameters).findings.map((finding) => JSON.stringify(finding)),
  );
  const { current, findings, states } = run(rule, state.base, tail, parameters);
  const after = trimmed(row, { ...state, tail, current }, { states, isBaseOnIt: true }, parameters);
  return { state: after, findings: findings.filter((finding) => !said.has(JSON.stringify(finding))) };
}

function run<Parameters extends object, State>(
  rule: Rule<Parameters, State>,
  base: State,
  tail: readonly PlacedEvent[],
  parameters: Parameters,
) {
  const findings: Finding[] = [];
  const states: State[] = [];
  let current = base;
  for (const { event } of tail) {
    const step = rule.step(current, revivedEvent(event), parameters);
    current = step.state;
    states.push(current);
    findings.push(...step.findings);
  }
  return { current, findings, states };
}

function trimmed<Parameters extends object, State>(
  { rule, length, way }: Row<Parameters, State>,
  state: InEventTime<State>,
  known: Way<State>,
  parameters: Parameters,
): InEventTime<State> {
  const [oldest] = state.tail;
  if (!oldest || state.tail.length <= length) return way.keep(state, known);
  const tail = state.tail.slice(1);
  const next = known.states[0] ?? null;
  if (next !== null && known.isBaseOnIt) {
    return way.keep({ ...state, base: next, tail, baseAt: oldest.at }, { ...known, states: known.states.slice(1) });
  }
  const { state: base } = rule.step(state.base, revivedEvent(oldest.event), parameters);
  const isBaseOnIt = next !== null && isSame(base, next);
  return way.keep({ ...state, base, tail, baseAt: oldest.at }, { states: known.states.slice(1), isBaseOnIt });
}

function lateStep<Parameters extends object, State>(
  { rule, way }: Row<Parameters, State>,
  state: InEventTime<State>,
  event: RuleEvent,
  parameters: Parameters,
): Step<InEventTime<State>> {
  const at = timeOf(event);
  const before = state.late && state.late.at <= at ? state.late.state : rule.standing(state.base, parameters);
  const { state: after, findings } = rule.step(before, event, parameters);
  const adopt = rule.adopt ?? ((own: State) => own);
  const [base, current] = [adopt(state.base, after), adopt(state.current, after)];
  const next = { ...state, base, current, late: { state: after, at } };
  const isUntouched = base === state.base && current === state.current;
  return { state: isUntouched ? way.keep(next, way.of(state)) : next, findings };
}
