import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withBitFlipped } from '../../testing/bytes.js';
import { reasonOf } from '../../testing/refusals.js';
import { bdSeq, encodedPayload, GATEWAY, RECEIVED, SITE, sparkplug } from '../../testing/sparkplug.js';
import { isName, isUnit } from '../batch/read-fields.js';
import { isMantissa } from '../batch/batch-payload.js';
import { FOREIGN_DIALECTS, type ForeignDialect } from '../dialect.js';
import { dialectDecoder, type DialectState } from './dialect-decoder.js';
import { DEFAULT_DIALECT_LIMITS } from './dialect-limits.js';
import { framed } from './sparkplug/framed-message.js';

const mapping = {
  measurements: [
    {
      ...{ each: '/data', device: { item: '/d' }, metric: { item: '/m' }, value: { item: '/v' }, unit: { item: '/u' } },
      time: { item: '/t', format: 'iso8601' },
    },
  ],
};
const decoderOf = (dialect: ForeignDialect) =>
  dialectDecoder({ site: SITE, gateway: GATEWAY, dialect, mapping: dialect === 'json' ? mapping : null });

const rich = {
  ...{ timestamp: RECEIVED, seq: 0 },
  metrics: [
    bdSeq(1),
    {
      name: 'a',
      alias: 1,
      datatype: 9,
      floatValue: 1.5,
      timestamp: RECEIVED,
      properties: {
        keys: ['engUnit', 'Quality'],
        values: [
          { type: 12, stringValue: 'kg' },
          { type: 3, intValue: 192 },
        ],
      },
    },
    { name: 'b', alias: 2, datatype: 4, longValue: 77 },
    { name: 'c', datatype: 16, datasetValue: { numOfColumns: 3 } },
  ],
};
const born = decoderOf('sparkplug-b')(null, sparkplug('NBIRTH', rich)).state;
const SAMPLES: Readonly<Record<ForeignDialect, readonly Uint8Array[]>> = {
  'sparkplug-b': ['NBIRTH', 'NDATA', 'DBIRTH d', 'DDATA d', 'NDEATH', 'DDEATH d'].map((kind) => {
    // Aliases are the node's, and its devices have others.
    const metrics = rich.metrics.map((metric) =>
      'alias' in metric ? { ...metric, alias: metric.alias + 10 } : metric,
    );
    return sparkplug(
      kind,
      kind.startsWith('N') ? { ...rich, seq: kind === 'NBIRTH' ? 0 : 1 } : { ...rich, metrics, seq: 1 },
    ).bytes;
  }),
  senml: [
    Buffer.from(
      '[{"bn":"a:","bt":1700000000,"bu":"kg","bv":1,"bs":2,"bver":10},{"n":"b","v":1.5,"s":2},{"n":"c","vb":true},{"n":"d","vs":"x"}]',
    ),
  ],
  json: [
    Buffer.from(
      '{"data":[{"d":"a","m":"b","v":1.25e1,"u":"kg","t":"2023-11-14T22:13:20+08:00"},{"d":1,"m":2,"v":"3","u":"g"}]}',
    ),
  ],
};

/** What comes of bytes: readings that a log can hold, or a refusal, and nothing else. */
function takes(dialect: ForeignDialect, bytes: Uint8Array, state: DialectState): string {
  return reasonOf(() => {
    const decoded = decoderOf(dialect)(state, { bytes, receivedAtMs: RECEIVED });
    for (const { device, metric, unit, value, atMs } of decoded.readings) {
      expect([device, metric].every((name) => isName(name, DEFAULT_DIALECT_LIMITS))).toBe(true);
      expect(isUnit(unit, DEFAULT_DIALECT_LIMITS) && isMantissa(value.unscaled) && value.scale <= 18).toBe(true);
      expect(Number.isSafeInteger(atMs) && atMs >= 0 && atMs <= 253_402_300_799_999).toBe(true);
    }
    expect(Number.isSafeInteger(decoded.sentAtMs)).toBe(true);
    expect(JSON.parse(JSON.stringify(decoded.state))).toEqual(decoded.state);
  });
}

describe.each(FOREIGN_DIALECTS)('hostile bytes as %s', (dialect) => {
  const states = dialect === 'sparkplug-b' ? [null, born] : [null];

  it('are readings or a refusal', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .uint8Array({ maxLength: 200 })
        .map((payload) => framed({ topic: `spBv1.0/${SITE}/NBIRTH/${GATEWAY}`, payload })),
      fc.json().map((text) => Uint8Array.from(Buffer.from(text))),
    );
    fc.assert(
      fc.property(noise, fc.constantFrom(...states), (bytes, state) => void takes(dialect, bytes, state)),
      { numRuns: 2_000 },
    );
  });

  it('are so too when they are nearly right', () => {
    const sample = fc.constantFrom(...SAMPLES[dialect]);
    const bits = fc.array(fc.nat(4_000), { maxLength: 4 });
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        sample,
        bits,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...states),
        (bytes, flips, share, state) => {
          const bent = flips.reduce(withBitFlipped, bytes);
          const cut = share < 0.3 ? bent.slice(0, Math.floor(bent.length * share * 3)) : bent;
          seen.add(takes(dialect, cut, state));
        },
      ),
      { numRuns: 3_000 },
    );
    // Which refusals come is the seed's affair; that bent bytes are both taken and refused is not.
    expect(seen).toContain('accepted');
    expect(seen.size).toBeGreaterThan(1);
  });

  it('leaves a sound message as it is taken', () => {
    expect(SAMPLES[dialect].map((bytes) => takes(dialect, bytes, born))).toEqual(
      SAMPLES[dialect].map(() => 'accepted'),
    );
  });
});

describe('a payload of Sparkplug', () => {
  it('is refused when a length within it reaches beyond it, or an integer has no end', () => {
    const of = (...bytes: number[]) =>
      takes(
        'sparkplug-b',
        framed({ topic: `spBv1.0/${SITE}/NBIRTH/${GATEWAY}`, payload: Uint8Array.from(bytes) }),
        null,
      );
    expect(of(0x12, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01)).toBe('protobuf-malformed');
    expect(of(0x08, ...Array.from({ length: 11 }, () => 0x80))).toBe('protobuf-malformed');
    expect(of(0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f)).toBe('protobuf-malformed');
    expect(of(0x0b)).toBe('protobuf-malformed');
    expect(of(0x00)).toBe('protobuf-malformed');
  });

  it('is refused with more metrics than a message may have', () => {
    const metrics = Array.from({ length: 1_001 }, (_, place) => ({ name: `m${place}`, datatype: 3, intValue: 1 }));
    const payload = encodedPayload({ seq: 0, metrics });
    expect(takes('sparkplug-b', framed({ topic: `spBv1.0/${SITE}/NBIRTH/${GATEWAY}`, payload }), null)).toBe(
      'limit-exceeded',
    );
  });
});
