import { Decimal } from '@tallystick/kernel';
import type { Measurement } from '../domain/rules/measurement.js';
import { configureRule, type Rule, type RuleFinding } from '../domain/rules/rule.js';
import type { MeasurementEvent, MovementEvent, RuleEvent, TickEvent } from '../domain/rules/rule-event.js';
import { DAY, HOUR, MINUTE, SECOND, START } from '../simulation/simulated-time.js';

export { DAY, HOUR, MINUTE, SECOND, START };

export interface RuleRun {
  readonly send: (...events: readonly RuleEvent[]) => readonly RuleFinding[];
  readonly state: () => unknown;
}

/** A rule with its state put away as JSON and read again between any two events, as it is between any two batches. */
export function ruleRun<Parameters extends object, State>(
  rule: Rule<Parameters, State>,
  parameters: Readonly<Record<string, unknown>>,
): RuleRun {
  const configured = configureRule(rule, { ruleId: rule.id, version: 1, parameters });
  let stored = JSON.stringify(configured.initial);
  return {
    send: (...events) =>
      events.flatMap((event) => {
        const { state, findings } = configured.step(JSON.parse(stored) as State, event);
        stored = JSON.stringify(state);
        return findings;
      }),
    state: () => JSON.parse(stored) as unknown,
  };
}

/** A signed reading in kilograms by a right clock, a second after it was measured. */
export function measured(value: string, at: number, more: Partial<Measurement> = {}): MeasurementEvent {
  const reading = { device: 'scale-1', metric: 'weight', unit: 'kg', at, receivedAt: at + SECOND } as const;
  const measurement = { ...reading, clock: 'trusted', grade: 'signed', value: Decimal.parse(value), ...more } as const;
  return { kind: 'measurement', measurement };
}

export function movement(change: string, from: number, until = from, id = `movement-${from}`): MovementEvent {
  return { kind: 'movement', id, device: 'scale-1', from, until, change: Decimal.parse(change) };
}

export const tick = (at: number): TickEvent => ({ kind: 'tick', at });

export const raised = (findings: readonly RuleFinding[]) => findings.filter(({ verdict }) => verdict === 'raised');
export const cleared = (findings: readonly RuleFinding[]) => findings.filter(({ verdict }) => verdict === 'cleared');
/** When each finding's evidence was measured, as seconds after `from`. */
export const secondsOf = (findings: readonly RuleFinding[], from = START) =>
  findings.map(({ evidence }) => (evidence.at - from) / SECOND);
