import { type Consequence, mayOf, weaker } from './consequence.js';
import { eventTime } from './measurement.js';
import { text, whole } from './parameters.js';
import { isOutsideByMoreThan, type Polygon, polygonField } from './polygon.js';
import type { Rule, Step } from './rule.js';
import type { FixEvent } from './rule-event.js';

export interface GeofenceParameters {
  readonly device: string;
  readonly polygon: Polygon;
  readonly fixes: number;
  readonly outsideFixes: number;
  /** How inaccurate a fix may say that it is and still be believed. */
  readonly mostAccuracyMetres: number;
}

/** Plain JSON. */
export interface GeofenceState {
  /** The latest fixes, the newest last. */
  readonly recent: readonly { readonly isOutside: boolean; readonly may: Consequence }[];
}

/** Where no tracker can be; such a fix counts as outside, since it does not say that the goods are inside. */
const [MOST_LONGITUDE, MOST_LATITUDE] = [180_000_000, 90_000_000];

/**
 * Outside the site by more than the fix's accuracy, 3 fixes of the last 5; cleared when as many are not. A tracker that states a great
 * inaccuracy could never be found outside: what the facility says is the most that counts.
 */
export const geofence: Rule<GeofenceParameters, GeofenceState> = {
  id: 'geofence',
  parameters: {
    device: text('a device'),
    polygon: polygonField,
    fixes: whole('fixes', { from: 1, to: 99, fallback: 5 }),
    outsideFixes: whole('fixes', { from: 1, to: 99, fallback: 3 }),
    mostAccuracyMetres: whole('metres', { from: 0, to: 10_000, fallback: 50 }),
  },
  sources: ({ device }) => [device],
  initial: () => ({ recent: [] }),
  standing: () => ({ recent: [] }),
  step: (state, event, parameters) => {
    if (event.kind !== 'fix' || event.device !== parameters.device) return { state, findings: [] };
    return fixed(state, event, parameters);
  },
};

function fixed(before: GeofenceState, fix: FixEvent, parameters: GeofenceParameters): Step<GeofenceState> {
  const recent = [...before.recent, { isOutside: isOutside(fix, parameters), may: mayOf(fix) }].slice(
    -parameters.fixes,
  );
  const outside = recent.filter((one) => one.isOutside);
  const inside = recent.length - outside.length;
  const { device, outsideFixes } = parameters;
  const about = { instance: device, level: 'critical' as const, evidence: { source: device, at: eventTime(fix) } };
  const message = `${outside.length} of the last ${recent.length} fixes of ${device} are outside its site.`;
  if (outside.length >= outsideFixes) {
    const may = outside.map((one) => one.may).reduce(weaker);
    return { state: { recent }, findings: [{ ...about, verdict: 'raised', may, message }] };
  }
  if (inside < outsideFixes) return { state: { recent }, findings: [] };
  return { state: { recent }, findings: [{ ...about, verdict: 'cleared', may: mayOf(fix), message }] };
}

function isOutside({ longitude, latitude, accuracyMetres }: FixEvent, parameters: GeofenceParameters): boolean {
  const isPlace =
    Number.isSafeInteger(longitude) &&
    Number.isSafeInteger(latitude) &&
    Math.abs(longitude) <= MOST_LONGITUDE &&
    Math.abs(latitude) <= MOST_LATITUDE;
  if (!isPlace) return true;
  const stated = Number.isSafeInteger(accuracyMetres) ? Math.max(0, accuracyMetres) : 0;
  return isOutsideByMoreThan(
    parameters.polygon,
    [longitude, latitude],
    Math.min(stated, parameters.mostAccuracyMetres),
  );
}
