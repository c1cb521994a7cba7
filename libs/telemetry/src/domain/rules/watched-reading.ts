import { type Decimal } from '@tallystick/kernel';
import { type Consequence, mayOf } from './consequence.js';
import { eventTime } from './measurement.js';
import type { Finding } from './rule.js';
import type { RuleEvent } from './rule-event.js';

export interface Watched {
  readonly device: string;
  readonly metric: string;
  readonly unit: string;
}

/** A reading of the watched device as a rule takes it. */
export interface WatchedReading {
  readonly at: number;
  readonly value: Decimal;
  readonly uncertainty?: Decimal;
  readonly may: Consequence;
}

/** Null when the event is no reading of it; a reading in another unit is one that the rule cannot take. */
export function watchedReading(
  event: RuleEvent,
  { device, metric, unit }: Watched,
): WatchedReading | { readonly misfit: Finding } | null {
  if (event.kind !== 'measurement') return null;
  const { measurement } = event;
  if (measurement.device !== device || measurement.metric !== metric) return null;
  const [at, may] = [eventTime(measurement), mayOf(measurement)];
  const { value, uncertainty } = measurement;
  if (measurement.unit === unit) return { at, value, may, ...(uncertainty ? { uncertainty } : {}) };
  // Unsaid, a gateway could blind the rule by naming another unit.
  const message = `${device} reports ${metric} in ${measurement.unit.slice(0, 20)} and not in ${unit}: it cannot be judged.`;
  const evidence = { source: device, at };
  return {
    misfit: {
      instance: `${device}/unit`,
      verdict: 'raised',
      level: 'warn',
      latched: true,
      evidence,
      may: 'record',
      message,
    },
  };
}

/** Who states a great uncertainty would never be found to have lost anything: what the facility says of the scale is the most that counts. */
export function countedUncertainty({ uncertainty }: WatchedReading, most: Decimal): Decimal {
  return uncertainty && !uncertainty.isNegative() && uncertainty.compare(most) < 0 ? uncertainty : most;
}
