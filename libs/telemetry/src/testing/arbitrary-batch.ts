import { Decimal } from '@tallystick/kernel';
import fc from 'fast-check';
import type { Batch, Reading } from '../domain/batch/batch.js';
import { NO_HASH } from './batches.js';

const FIRST = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const anyName = fc
  .tuple(fc.constantFrom(...FIRST), fc.string({ unit: fc.constantFrom(...FIRST, ...'_.:-'), maxLength: 63 }))
  .map(([first, rest]) => first + rest);
const anyUnit = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 16,
});
const anyInstant = fc.integer({ min: 0, max: 253_402_300_799_999 });
const MOST = 2n ** 63n - 1n;
const decimalFrom = (min: bigint) =>
  fc
    .tuple(
      fc.oneof(fc.bigInt({ min, max: MOST }), fc.bigInt({ min: min < 0n ? -999n : 0n, max: 999n })),
      fc.integer({ min: 0, max: 18 }),
    )
    .map(([unscaled, scale]) => Decimal.of(unscaled, scale));

const anyReading: fc.Arbitrary<Reading> = fc
  .tuple(anyName, anyName, anyInstant, decimalFrom(-MOST), anyUnit, fc.option(decimalFrom(0n), { nil: undefined }))
  .map(([device, metric, atMs, value, unit, uncertainty]) => ({
    device,
    metric,
    atMs,
    value,
    unit,
    ...(uncertainty && { uncertainty }),
  }));

const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).filter((bytes) => bytes.some((byte) => byte > 0));

/** First ones with and without a link, and later ones. */
const anyPlace = fc.oneof(
  u64.map((bootEpoch) => ({ bootEpoch, seq: 0n, previousHash: NO_HASH })),
  fc
    .tuple(u64, u64, u64, hash)
    .filter(([one, other]) => one !== other)
    .map(([one, other, seq, previousHash]) => {
      const [earlier, later] = one < other ? [one, other] : [other, one];
      return { bootEpoch: later, seq: 0n, previousHash, previous: { bootEpoch: earlier, seq } };
    }),
  fc.tuple(u64, u64, hash).map(([bootEpoch, seq, previousHash]) => ({ bootEpoch, seq: seq || 1n, previousHash })),
);

export const anyBatch: fc.Arbitrary<Batch> = fc
  .tuple(anyName, anyPlace, anyInstant, fc.array(anyReading, { maxLength: 6 }))
  .map(([gateway, place, sentAtMs, readings]) => ({ gateway, ...place, sentAtMs, readings }));
