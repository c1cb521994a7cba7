import { RULE_IDS, type RuleId } from '@tallystick/telemetry';
import { findIncident, type Incident, MINUTE, START } from '@tallystick/telemetry/simulation';
import type { JsonFields } from '../configuration/json-fields.js';
import { readDocument } from '../configuration/read-document.js';

/** What the gateway itself does wrong in a scenario, which no sensor could. */
export const WIRE_INCIDENTS = ['replay', 'equivocation'] as const;
export type WireIncident = (typeof WIRE_INCIDENTS)[number];

/** A site's days as a file names them. All that is in them follows from the seed. */
export interface PlayedScenario {
  readonly name: string;
  readonly title: string;
  readonly seed: string;
  readonly days: number;
  readonly incident: Incident;
  readonly wire?: WireIncident;
  /** When the incident begins in simulated time, milliseconds since 1970; undefined of ordinary days. */
  readonly beginsAt?: number;
  /** What must be raised, within how many minutes of its beginning. */
  readonly raises: readonly { readonly rule: RuleId; readonly withinMinutes: number }[];
  /** What must not. */
  readonly raisesNot: readonly RuleId[];
}

const MAX_DAYS = 400;
const MINUTES = { min: 0, max: MAX_DAYS * 24 * 60, unit: 'minutes' };

/** @throws ConfigurationInvalid with every fault */
export const readScenario = (text: string): PlayedScenario => readDocument(text, 'the scenario', readFields);

function readFields(fields: JsonFields): PlayedScenario {
  const label = fields.text('incident', 'the label of an incident, or "none"');
  const incident = findIncident(label);
  if (!incident) fields.fault('incident', 'expected the label of an incident that the simulation knows, or "none"');
  const wire = WIRE_INCIDENTS.find((kind) => kind === label);
  const beginsAtMinute = fields.optionalWhole('beginsAtMinute', MINUTES);
  const scenario = {
    name: fields.text('name', 'lower-case words joined by hyphens', /^[a-z0-9]+(-[a-z0-9]+)*$/),
    title: fields.text('title', 'a sentence'),
    seed: fields.text('seed', 'a text'),
    days: fields.whole('days', { min: 1, max: MAX_DAYS, unit: 'days' }),
    incident: incident ?? {},
    ...(wire && { wire }),
    ...(beginsAtMinute !== undefined && { beginsAt: START + beginsAtMinute * MINUTE }),
    raises: fields.list('raises', readRaised, 0),
    raisesNot: fields.listOf('raisesNot', RULE_IDS),
  };
  const needsBeginning = wire !== undefined || scenario.raises.length > 0;
  if (needsBeginning && beginsAtMinute === undefined) {
    fields.fault('beginsAtMinute', 'expected when the incident begins, minutes from the start of the simulated time');
  }
  return scenario;
}

const readRaised = (raised: JsonFields) => ({
  rule: raised.oneOf('rule', RULE_IDS),
  withinMinutes: raised.whole('withinMinutes', MINUTES),
});
