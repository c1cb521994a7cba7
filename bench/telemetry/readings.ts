import { Decimal } from '../../libs/kernel/src/index.js';
import type { Reading } from '../../libs/telemetry/src/index.js';

/** Of each gateway: as many scales as temperature probes. */
export const SCALES = 5;
export const PROBES = 5;
const DEVICES = SCALES + PROBES;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** A device reads once in so long. */
const INTERVAL_MS = 250;
/** The weight on every scale, kg. */
export const WEIGHT = '1000';

/** What the devices of a gateway read in turn, a little different each time, and nothing that a rule would mind. */
export class OrdinaryReadings {
  private count = 0;
  private readonly startMs = Date.now() - 24 * HOUR_MS;

  next(readings: number): Reading[] {
    return Array.from({ length: readings }, () => this.one());
  }

  private one(): Reading {
    const device = this.count % DEVICES;
    const turn = Math.floor(this.count / DEVICES);
    this.count += 1;
    const atMs = this.startMs + turn * INTERVAL_MS + device;
    const noise = BigInt((turn * 7919 + device * 31) % 200) - 100n;
    if (device < SCALES) return weight(`scale-${device + 1}`, atMs, Decimal.of(100_000n + noise / 10n, 2));
    const value = Decimal.of(500n + noise / 2n, 2);
    return { device: `probe-${device - SCALES + 1}`, metric: 'temperature', unit: 'Cel', atMs, value };
  }
}

const STEADY = 5;
const LOST = 5;
/** From the first reading of a loss to its last, at most. */
export const LOSS_SPAN_MS = 2 * (STEADY + LOST) * MINUTE_MS;

/** A scale whose weight is known, and then less, for longer than it takes to be an alarm: a minute apart, all in one batch. */
export function lossOf(device: string): Reading[] {
  const startMs = Date.now() - (STEADY + LOST) * MINUTE_MS;
  return Array.from({ length: STEADY + LOST }, (_, minute) =>
    weight(device, startMs + minute * MINUTE_MS, Decimal.parse(minute < STEADY ? WEIGHT : '900')),
  );
}

const weight = (device: string, atMs: number, value: Decimal): Reading => ({
  ...{ device, metric: 'weight', unit: 'kg', atMs, value },
});
