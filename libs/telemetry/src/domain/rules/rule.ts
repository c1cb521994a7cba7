import type { Consequence, Corroboration } from './consequence.js';
import { type Fields, type GivenParameters, parseParameters } from './parameters.js';
import type { RuleEvent } from './rule-event.js';

export const RULE_IDS = [
  'weight-loss',
  'slow-theft',
  'unauthorised-outbound',
  'door',
  'tags-missing',
  'cross-sensor',
  'silence',
  'sequence',
  'geofence',
  'climate',
  'mean-kinetic-temperature',
  'anomaly',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

export type FindingLevel = 'warn' | 'critical';

/** What a finding rests on: the reading, fix, cycle, order or tick that decided it. */
export interface EvidencePoint {
  readonly source: string;
  /** Event time, milliseconds since 1970. */
  readonly at: number;
  /** Where in the site's log the entry stands upon which it was found; missing when that was a tick or a paper. */
  readonly position?: number;
}

/**
 * That a condition holds, or that it no longer does. Said again as long as it is so: whoever keeps alarms takes the first as the alarm and
 * counts the others, and a clear that comes late, or is heard twice, finds nothing to do.
 */
export interface Finding {
  /** What the rule watches: a device, a door, a gateway's gap. */
  readonly instance: string;
  readonly verdict: 'raised' | 'cleared';
  readonly level: FindingLevel;
  readonly evidence: EvidencePoint;
  /** What it may do to a loan, by the weakest evidence that it needs. */
  readonly may: Consequence;
  readonly message: string;
  /** Rises while the condition goes on; from 0. */
  readonly escalation?: number;
  /** Stays until a person resets it. */
  readonly latched?: boolean;
  readonly corroboration?: Corroboration;
}

export interface Step<State> {
  readonly state: State;
  readonly findings: readonly Finding[];
}

/**
 * A rule as a pure state machine. Its state is plain JSON: it is stored with the batch that changed it, and an offline verifier comes to
 * the same. A tick changes no state of a rule that is run in event time.
 */
export interface Rule<Parameters extends object, State> {
  readonly id: RuleId;
  readonly parameters: Fields<Parameters>;
  /** The devices, readers and gateways that it hears; what others say, and anything but a tick, need not be brought to it. */
  readonly sources: (parameters: Parameters) => readonly string[];
  readonly initial: (parameters: Parameters) => State;
  readonly step: (state: State, event: RuleEvent, parameters: Parameters) => Step<State>;
  /** The state with what stands by papers (a baseline, orders, hours) and nothing of what was measured lately. */
  readonly standing: (state: State, parameters: Parameters) => State;
  /** The state with what readings that came too late to take their place have shown and what stands by them. */
  readonly adopt?: (state: State, late: State) => State;
}

/** Parameters of a facility's rule under a number that changes when they do. */
export interface RuleVersion {
  readonly ruleId: RuleId;
  readonly version: number;
  readonly parameters: GivenParameters;
}

/** A finding with what raised it. */
export interface RuleFinding extends Finding {
  readonly by: RuleVersion;
}

export interface ConfiguredRule<State> {
  readonly sources: readonly string[];
  /** What it looks at, as text: versions of one rule have the same. */
  readonly watched: string;
  readonly initial: State;
  /** What a version begins from that follows one with this state. */
  readonly standing: (state: State) => State;
  readonly step: (
    state: State,
    event: RuleEvent,
  ) => { readonly state: State; readonly findings: readonly RuleFinding[] };
}

const NONE: readonly RuleFinding[] = [];

/** A rule with its parameters read once. Throws `RuleParametersInvalid`. */
export function configureRule<Parameters extends object, State>(
  rule: Rule<Parameters, State>,
  by: RuleVersion,
): ConfiguredRule<State> {
  const parameters = parseParameters(rule.id, rule.parameters, by);
  return {
    sources: rule.sources(parameters),
    watched: watchedBy(parameters),
    initial: rule.initial(parameters),
    standing: (state) => rule.standing(state, parameters),
    step: (before, event) => {
      const { state, findings } = rule.step(before, event, parameters);
      return { state, findings: findings.length === 0 ? NONE : findings.map((finding) => ({ ...finding, by })) };
    },
  };
}

const WATCHED = ['device', 'metric', 'unit', 'reader', 'gateway'];

function watchedBy(parameters: object): string {
  const named: Readonly<Record<string, unknown>> = { ...parameters };
  return JSON.stringify(WATCHED.map((name) => named[name] ?? null));
}
