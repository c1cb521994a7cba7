import type { Reading } from '../../domain/batch/batch.js';
import type { BatchLimits } from '../../domain/batch/batch-limits.js';
import { isMantissa } from '../../domain/batch/batch-payload.js';
import { isName, isUnit, LAST_MS } from '../../domain/batch/read-fields.js';
import { EnvelopeRefused, payloadMalformed } from '../../domain/cose/envelope-refused.js';

/** That readings of another dialect are such as a signed batch could have: what reads them all reads these. @throws EnvelopeRefused */
export function requireStorable(readings: readonly Reading[], limits: BatchLimits): void {
  if (readings.length > limits.maxReadings) {
    throw new EnvelopeRefused('limit-exceeded', `readings: expected ${limits.maxReadings} at most`);
  }
  for (const { device, metric, unit, atMs, value, uncertainty } of readings) {
    if (!isName(device, limits))
      throw payloadMalformed('device: expected letters, digits, and . _ : - after the first');
    if (!isName(metric, limits))
      throw payloadMalformed('metric: expected letters, digits, and . _ : - after the first');
    if (!isUnit(unit, limits)) throw payloadMalformed('unit: expected printable ASCII without blanks');
    if (!Number.isSafeInteger(atMs) || atMs < 0 || atMs > LAST_MS)
      throw payloadMalformed('at: expected milliseconds since 1970, before the year 10000');
    requireNumber('value', value, limits);
    if (uncertainty) requireNumber('uncertainty', uncertainty, limits);
  }
}

function requireNumber(what: string, { unscaled, scale }: Reading['value'], { maxDecimalPlaces }: BatchLimits): void {
  if (!isMantissa(unscaled)) throw payloadMalformed(`${what}: expected digits within 64 bits`);
  if (scale < 0 || scale > maxDecimalPlaces)
    throw new EnvelopeRefused('limit-exceeded', `${what}: expected ${maxDecimalPlaces} digits after the point at most`);
}
