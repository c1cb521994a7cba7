import { describe, expect, it } from '@jest/globals';
import { reasonOf } from '../../../testing/refusals.js';
import { DEFAULT_DIALECT_LIMITS } from '../dialect-limits.js';
import { readSenml } from './read-senml.js';

const RECEIVED = 1_700_000_000_000;
const decoded = (pack: string) => readSenml(new TextEncoder().encode(pack), RECEIVED, DEFAULT_DIALECT_LIMITS);
const rows = (pack: string) =>
  decoded(pack).readings.map(
    ({ device, metric, value, unit, atMs }) => `${device} ${metric} ${value.toString()} ${unit} ${atMs}`,
  );
const SENSOR = 'urn:dev:ow:10e2073a01080063';

describe('the examples of RFC 8428 section 5', () => {
  it('5.1.1: a single measurement, now', () => {
    expect(rows(`[{"n":"${SENSOR}","u":"Cel","v":23.1}]`)).toEqual([`${SENSOR} value 23.1 Cel ${RECEIVED}`]);
  });

  it('5.1.2: several with a base name', () => {
    expect(rows(`[{"bn":"${SENSOR}:","n":"voltage","u":"V","v":120.1},{"n":"current","u":"A","v":1.2}]`)).toEqual([
      `${SENSOR}: voltage 120.1 V ${RECEIVED}`,
      `${SENSOR}: current 1.2 A ${RECEIVED}`,
    ]);
  });

  it('5.1.2: several with a base time, a base unit and an older version', () => {
    const pack = `[{"bn":"urn:dev:ow:10e2073a0108006:","bt":1.276020076001e+09,"bu":"A","bver":5,
      "n":"voltage","u":"V","v":120.1},{"n":"current","t":-5,"v":1.2},{"n":"current","t":-4,"v":1.3},{"n":"current","v":1.7}]`;
    expect(rows(pack)).toEqual([
      'urn:dev:ow:10e2073a0108006: voltage 120.1 V 1276020076001',
      'urn:dev:ow:10e2073a0108006: current 1.2 A 1276020071001',
      'urn:dev:ow:10e2073a0108006: current 1.3 A 1276020072001',
      'urn:dev:ow:10e2073a0108006: current 1.7 A 1276020076001',
    ]);
  });

  it('5.1.3: several quantities of one name', () => {
    const pack = `[{"bn":"${SENSOR}","bt":1.320067464e+09,"bu":"%RH","v":20},{"u":"lon","v":24.30621},{"u":"lat","v":60.07965},
      {"t":60,"v":20.3},{"u":"%EL","t":150,"v":98}]`;
    expect(rows(pack)).toEqual([
      `${SENSOR} value 20 %RH 1320067464000`,
      `${SENSOR} value 24.30621 lon 1320067464000`,
      `${SENSOR} value 60.07965 lat 1320067464000`,
      `${SENSOR} value 20.3 %RH 1320067524000`,
      `${SENSOR} value 98 %EL 1320067614000`,
    ]);
  });

  it('5.1.5: values of several types, of which two are no numbers', () => {
    const pack = `[{"bn":"${SENSOR}:","n":"temp","u":"Cel","v":23.1},{"n":"label","vs":"Machine Room"},
      {"n":"open","vb":false},{"n":"nfc-reader","vd":"aGkgCg"}]`;
    expect(rows(pack)).toEqual([`${SENSOR}: temp 23.1 Cel ${RECEIVED}`, `${SENSOR}: open 0 1 ${RECEIVED}`]);
    expect(decoded(pack).ignored).toEqual({ 'not-a-number': 2 });
  });

  it('5.1.6: several devices, whose names end before the slash', () => {
    const pack = `[{"bn":"2001:db8::2/","bt":1.320078429e+09,"n":"temperature","u":"Cel","v":25.2},{"n":"humidity","u":"%RH","v":30},
      {"bn":"2001:db8::1/","n":"temperature","u":"Cel","v":12.3},{"n":"humidity","u":"%RH","v":67}]`;
    expect(rows(pack)).toEqual([
      '2001:db8::2 temperature 25.2 Cel 1320078429000',
      '2001:db8::2 humidity 30 %RH 1320078429000',
      '2001:db8::1 temperature 12.3 Cel 1320078429000',
      '2001:db8::1 humidity 67 %RH 1320078429000',
    ]);
  });
});

describe('a SenML pack', () => {
  it('adds base values and base sums, each until the next', () => {
    const pack =
      '[{"bn":"m/","bu":"W","bv":100.5,"bs":1000},{"n":"p","v":-0.25},{"n":"p","s":7},{"bv":0,"n":"p","v":1,"s":2}]';
    expect(rows(pack).map((row) => row.replace(` ${RECEIVED}`, ''))).toEqual([
      'm p 100.25 W',
      'm sum:p 1007 W.s',
      'm p 1 W',
      'm sum:p 1002 W.s',
    ]);
  });

  it.each([
    ['below 2^28 is so far from now', '{"t":-1.5}', RECEIVED - 1_500],
    ['just below', '{"t":268435455}', RECEIVED + 268_435_455_000],
    ['at 2^28 is absolute', '{"t":268435456}', 268_435_456_000],
    ['is the sum of both', '{"bt":268435400,"t":56}', 268_435_456_000],
    ['is cut to the millisecond', '{"t":1700000000.0019}', 1_700_000_000_001],
  ])('whose time %s', (_, times, atMs) => {
    expect(decoded(`[{"n":"a","v":1,${times.slice(1)}]`).readings[0]?.atMs).toBe(atMs);
  });

  it('keeps every digit of a number', () => {
    expect(rows('[{"n":"a/b","v":9007199254740993.1}]')).toEqual([`a b 9007199254740993.1 1 ${RECEIVED}`]);
  });

  it('passes over labels that it does not know, also of an update', () => {
    expect(rows('[{"n":"a/b","v":1,"ut":9,"vendor":{"deep":[1]}}]')).toHaveLength(1);
  });

  it('leaves out what cannot be kept, and counts it', () => {
    const long = 'n'.repeat(80);
    expect(
      decoded(
        `[{"n":"${long}","v":1},{"n":"a","t":-1700000001,"v":1},{"n":"a","v":1e30},{"bv":9223372036854775807,"n":"a","v":1}]`,
      ),
    ).toMatchObject({
      ...{ readings: [], ignored: { name: 1, time: 1, 'not-exact': 2 } },
    });
  });

  it.each([
    ['no list', '{"n":"a","v":1}', 'payload-malformed'],
    ['a record that is no object', '[1]', 'payload-malformed'],
    ['a record without a name', '[{"v":1}]', 'payload-malformed'],
    ['a name of other letters', '[{"n":"a b","v":1}]', 'payload-malformed'],
    ['a name that begins with a sign', '[{"n":":a","v":1}]', 'payload-malformed'],
    ['two values', '[{"n":"a","v":1,"vb":true}]', 'payload-malformed'],
    ['a record with a name alone', '[{"n":"a"}]', 'payload-malformed'],
    ['a number as text', '[{"n":"a","v":"1"}]', 'payload-malformed'],
    ['a truth as a number', '[{"n":"a","vb":1}]', 'payload-malformed'],
    ['a unit with a blank', '[{"n":"a","u":"m s","v":1}]', 'payload-malformed'],
    ['what must be understood and is not', '[{"n":"a","v":1,"scale_":2}]', 'extension-unsupported'],
    ['a version to come', '[{"bver":11,"n":"a","v":1}]', 'extension-unsupported'],
    ['a version that is none', '[{"bver":0,"n":"a","v":1}]', 'payload-malformed'],
    ['more digits of a base than are kept', '[{"n":"a","bv":1e30,"v":1}]', 'limit-exceeded'],
    ['more records than are taken', `[${'{"n":"a","v":1},'.repeat(1_000)}{"n":"a","v":1}]`, 'limit-exceeded'],
  ])('is refused with %s', (_, pack, reason) => expect(reasonOf(() => decoded(pack))).toBe(reason));
});
