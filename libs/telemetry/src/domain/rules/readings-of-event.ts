import { Decimal } from '@tallystick/kernel';
import type { Reading } from '../batch/batch.js';
import { TAG_CYCLE_METRIC, TAG_PREFIX } from './events-of-readings.js';
import type { FixEvent, MeasurementEvent, TagCycleEvent } from './rule-event.js';

/** How a gateway writes what its sensors say; `eventsOf` reads it. */
export function readingsOf(event: MeasurementEvent | TagCycleEvent | FixEvent): Reading[] {
  if (event.kind === 'measurement') {
    const { device, metric, at, value, unit, uncertainty } = event.measurement;
    return [{ device, metric, atMs: at, value, unit, ...(uncertainty && { uncertainty }) }];
  }
  const { device, at: atMs } = event;
  const row = (metric: string, value: Decimal, unit: string): Reading => ({ device, metric, atMs, value, unit });
  if (event.kind === 'fix') {
    return [
      row('longitude', Decimal.of(BigInt(event.longitude), 6), 'deg'),
      row('latitude', Decimal.of(BigInt(event.latitude), 6), 'deg'),
      row('accuracy', Decimal.of(BigInt(event.accuracyMetres)), 'm'),
    ];
  }
  const one = Decimal.of(1n);
  const tags = event.seen.map((tag) => row(`${TAG_PREFIX}${tag}`, one, '1'));
  return [row(TAG_CYCLE_METRIC, Decimal.of(BigInt(event.seen.length)), '1'), ...tags];
}
