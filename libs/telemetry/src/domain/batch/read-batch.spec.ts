import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import { aBatch, aReading } from '../../testing/batches.js';
import { fromHex, toHex } from '../../testing/bytes.js';
import { reasonOf } from '../../testing/refusals.js';
import { EnvelopeRefused } from '../cose/envelope-refused.js';
import type { Batch, Reading } from './batch.js';
import { DEFAULT_BATCH_LIMITS } from './batch-limits.js';
import { encodeBatch } from './batch-payload.js';
import { readBatch } from './read-batch.js';

const read = (payload: Uint8Array) => readBatch(payload, DEFAULT_BATCH_LIMITS);
const reasonOfHex = (hex: string) => reasonOf(() => read(fromHex(hex)));
const reasonOfBatch = (changes: Partial<Batch>) => reasonOf(() => read(encodeBatch(aBatch(changes))));
const reasonOfReading = (changes: Partial<Reading>) => reasonOfBatch({ readings: [aReading(changes)] });

/** The payload of `aBatch()` by hand: diagnostic notation beside it, RFC 8949 8. */
const PARTS = {
  map: 'a6',
  gateway: '01' + '69' + '676174657761792d37', // 1: "gateway-7"
  bootEpoch: '02' + '03', // 2: 3
  seq: '03' + '00', // 3: 0
  previousHash: '04' + '5820' + '00'.repeat(32), // 4: h'00...'
  sentAt: '05' + '1b000001a1ee565ff4', // 5: 1795000000500
  readings: '06' + '81' + 'a5', // 6: [{
  device: '01' + '67' + '7363616c652d33', // 1: "scale-3"
  metric: '02' + '66' + '776569676874', // 2: "weight"
  at: '03' + '1b000001a1ee565e00', // 3: 1795000000000
  value: '04' + 'c482211a0001e240', // 4: 4([-2, 123456])
  unit: '05' + '62' + '6b67', // 5: "kg" }]
};
const payloadWith = (changes: Partial<typeof PARTS> = {}) => Object.values({ ...PARTS, ...changes }).join('');

describe('a batch', () => {
  it('has the bytes that its specification gives it', () => {
    expect(toHex(encodeBatch(aBatch()))).toBe(payloadWith());
    expect(read(fromHex(payloadWith()))).toEqual(aBatch());
  });

  it('keeps 64 bits of epoch and seq', () => {
    const most = 2n ** 64n - 1n;
    const batch = aBatch({ bootEpoch: most, seq: most, previousHash: new Uint8Array(32).fill(1) });
    expect(read(encodeBatch(batch))).toEqual(batch);
  });

  it.each([
    ['20.50', 'c48220' + '18cd'],
    ['-0.5', 'c48220' + '24'],
    ['0.00', '00'],
    ['100', '1864'],
    ['-7', '26'],
  ])('writes %s in one way', (text, hex) => {
    const payload = encodeBatch(aBatch({ readings: [aReading({ value: Decimal.parse(text) })] }));
    expect(toHex(payload)).toBe(payloadWith({ value: '04' + hex }));
  });

  it('may be a sign of life without readings', () => {
    expect(read(encodeBatch(aBatch({ readings: [] }))).readings).toEqual([]);
  });
});

describe('reading a batch refuses', () => {
  it.each([
    ['nothing', ''],
    ['an end too early', payloadWith().slice(0, -2)],
    ['bytes after the end', payloadWith() + '00'],
    ['an integer longer than it need be', payloadWith({ bootEpoch: '02' + '1803' })],
    ['a length longer than it need be', payloadWith({ unit: '05' + '7802' + '6b67' })],
    ['an array of indefinite length', payloadWith({ readings: '06' + '9f' + 'a5', unit: PARTS.unit + 'ff' })],
    ['a map of indefinite length', payloadWith({ map: 'bf', unit: PARTS.unit + 'ff' })],
    ['text of indefinite length', payloadWith({ unit: '05' + '7f' + '626b67' + 'ff' })],
    ['a break', 'ff'],
    ['a reserved head', '1c'],
    ['a length beyond the end', payloadWith({ previousHash: '04' + '5b00000000ffffffff' })],
  ])('%s as not deterministic', (_, hex) => {
    expect(reasonOfHex(hex)).toBe('cbor-not-deterministic');
  });

  it.each([
    ['a float', payloadWith({ value: '04' + 'f95640' })],
    ['a double', payloadWith({ value: '04' + 'fb4059000000000000' })],
    ['a bignum', payloadWith({ value: '04' + 'c249010000000000000000' })],
    ['a bigfloat', payloadWith({ value: '04' + 'c5822003' })],
    ['another exponent than the shortest', payloadWith({ value: '04' + 'c482211a0001e23a' })],
    ['an exponent of nought', payloadWith({ value: '04' + 'c4820001' })],
    ['an exponent above nought', payloadWith({ value: '04' + 'c4820101' })],
    ['a mantissa beyond 64 bits', payloadWith({ value: '04' + '1b8000000000000000' })],
    ['a tag before a map', 'd818' + payloadWith()],
    ['an array for the map', '81' + payloadWith()],
    ['keys out of order', payloadWith({ bootEpoch: PARTS.seq, seq: PARTS.bootEpoch })],
    ['a key twice', payloadWith({ seq: PARTS.bootEpoch })],
    ['a key unknown', payloadWith({ seq: '08' + '00' })],
    ['a key too many', payloadWith({ map: 'a8', unit: PARTS.unit + '08000900' })],
    ['a text for a key', payloadWith({ seq: '6133' + '00' })],
    ['null', payloadWith({ unit: '05f6' })],
    ['a negative seq', payloadWith({ seq: '03' + '20' })],
    ['a time before 1970', payloadWith({ at: '03' + '20' })],
    ['a time after 9999', payloadWith({ at: '03' + '1b0000e677d21fdc00' })],
    ['a hash too short', payloadWith({ previousHash: '04' + '581f' + '00'.repeat(31) })],
    ['a name that is no UTF-8', payloadWith({ device: '01' + '62' + 'ffff' })],
    ['depth', '81'.repeat(60_000)],
  ])('%s as malformed', (_, hex) => {
    expect(reasonOfHex(hex)).toBe('payload-malformed');
  });

  it.each(['', ' scale', 'scale/3', 'scale+', '#', '-scale', 'sсale', 'scale\u0000'])('the name %j', (device) => {
    expect(reasonOfReading({ device })).toBe('payload-malformed');
  });

  it.each(['', 'k g', '°C', 'kg\n'])('the unit %j', (unit) => {
    expect(reasonOfReading({ unit })).toBe('payload-malformed');
  });

  it('a negative uncertainty', () => {
    expect(reasonOfReading({ uncertainty: Decimal.parse('-0.1') })).toBe('payload-malformed');
    expect(reasonOfReading({ uncertainty: Decimal.ZERO })).toBe('accepted');
  });

  it.each<[string, Partial<Batch>]>([
    ['readings', { readings: Array.from({ length: 1_001 }, () => aReading()) }],
    ['characters of a name', { gateway: 'g'.repeat(65) }],
    ['characters of a unit', { readings: [aReading({ unit: 'k'.repeat(17) })] }],
    ['digits after the point', { readings: [aReading({ value: Decimal.of(1n, 19) })] }],
  ])('too many %s', (_, changes) => {
    expect(reasonOfBatch(changes)).toBe('limit-exceeded');
  });

  it('a count of readings that nobody sent, before it makes room for them', () => {
    expect(reasonOfHex(payloadWith({ readings: '06' + '9affffffff' + 'a5' }))).toBe('limit-exceeded');
  });

  it('a mantissa that does not fit already where it is encoded', () => {
    expect(() => encodeBatch(aBatch({ readings: [aReading({ value: Decimal.of(2n ** 63n) })] }))).toThrow(
      EnvelopeRefused,
    );
  });

  it('never quoting what it read', () => {
    const attempt = () => read(encodeBatch(aBatch({ gateway: '<script>' })));
    expect(attempt).toThrow(/^gateway: expected letters, digits/);
  });
});

describe('the link of a batch', () => {
  const previousHash = new Uint8Array(32).fill(9);
  const previous = { bootEpoch: 2n, seq: 41n };

  it('leads from the first of an epoch to the last of an earlier one', () => {
    const batch = aBatch({ previousHash, previous });
    expect(read(encodeBatch(batch))).toEqual(batch);
  });

  it.each<[string, Partial<Batch>]>([
    ['a later batch that names none before it', { seq: 1n }],
    ['a later batch with a link', { seq: 1n, previousHash, previous }],
    ['a first batch with a hash and no link', { previousHash }],
    ['a first batch with a link and no hash', { previous }],
    ['a link to its own epoch', { previousHash, previous: { bootEpoch: 3n, seq: 41n } }],
    ['a link to a later epoch', { previousHash, previous: { bootEpoch: 4n, seq: 41n } }],
  ])('is refused: %s', (_, changes) => {
    expect(reasonOfBatch(changes)).toBe('payload-malformed');
  });
});
