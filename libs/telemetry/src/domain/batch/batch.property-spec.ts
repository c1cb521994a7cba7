import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyBatch } from '../../testing/arbitrary-batch.js';
import { aBatch, aReading, intake, SITE, gatewayKey } from '../../testing/batches.js';
import { toHex, withBitFlipped } from '../../testing/bytes.js';
import { reasonOf } from '../../testing/refusals.js';
import { DEFAULT_BATCH_LIMITS } from './batch-limits.js';
import { encodeBatch } from './batch-payload.js';
import { readBatch } from './read-batch.js';
import { openBatch, signBatch } from './signed-batch.js';

const read = (payload: Uint8Array) => readBatch(payload, DEFAULT_BATCH_LIMITS);

/** One byte changed, taken out or put in, or the end cut off, once or several times. */
const anyDamage = fc.array(
  fc.record({
    kind: fc.constantFrom('change', 'drop', 'insert', 'cut'),
    place: fc.nat(10_000),
    byte: fc.integer({ min: 0, max: 255 }),
  }),
  { minLength: 1, maxLength: 3 },
);

function damaged(bytes: Uint8Array, damage: { kind: string; place: number; byte: number }[]): Uint8Array {
  const result = [...bytes];
  for (const { kind, place, byte } of damage) {
    const at = place % (result.length + 1);
    if (kind === 'cut') result.length = at;
    else if (kind === 'drop') result.splice(at, 1);
    else if (kind === 'insert') result.splice(at, 0, byte);
    else result[Math.min(at, result.length)] = byte;
  }
  return Uint8Array.from(result);
}

describe('the encoding of a batch', () => {
  it('is read as what was encoded, and encodes to the same bytes again', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        const payload = encodeBatch(batch);
        const again = read(payload);
        expect(toHex(encodeBatch(again))).toBe(toHex(payload));
        expect(again.readings.every(({ value }, at) => batch.readings[at]?.value.equals(value))).toBe(true);
        expect({ ...again, readings: [] }).toEqual({ ...batch, readings: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('damaged, is refused with a reason or is the one encoding of another batch', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyBatch, anyDamage, (batch, damage) => {
        const payload = damaged(encodeBatch(batch), damage);
        if (reasonOf(() => read(payload)) !== 'accepted') return;
        accepted += 1;
        expect(toHex(encodeBatch(read(payload)))).toBe(toHex(payload));
      }),
      { numRuns: 5_000 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  it('is refused when it is noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(reasonOf(() => read(noise))).not.toBe('accepted');
        expect(reasonOf(() => openBatch(noise, intake()))).not.toBe('accepted');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a signed batch', () => {
  it('is refused with any one bit changed', async () => {
    const envelope = await signBatch(aBatch({ readings: [aReading(), aReading()] }), SITE, gatewayKey);
    for (let bit = 0; bit < envelope.length * 8; bit += 1) {
      expect(reasonOf(() => openBatch(withBitFlipped(envelope, bit), intake()))).not.toBe('accepted');
    }
  });
});
