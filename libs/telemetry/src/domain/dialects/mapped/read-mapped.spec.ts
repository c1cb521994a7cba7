import { describe, expect, it } from '@jest/globals';
import { reasonOf } from '../../../testing/refusals.js';
import { DEFAULT_DIALECT_LIMITS } from '../dialect-limits.js';
import { parseMapping } from './parse-mapping.js';
import { readMapped } from './read-mapped.js';

const RECEIVED = 1_700_000_000_000;
const scale = {
  ...{ each: '/data', device: { message: '/id' }, metric: { constant: 'weight' }, value: { item: '/g' } },
  ...{ scale: '0.001', unit: { constant: 'kg' } },
};

function decoded(measurement: object, message: string) {
  const mapping = parseMapping({ measurements: [measurement] });
  return readMapped(new TextEncoder().encode(message), mapping, RECEIVED, DEFAULT_DIALECT_LIMITS);
}

const rows = (measurement: object, message: string) =>
  decoded(measurement, message).readings.map(
    ({ device, metric, value, unit, atMs }) => `${device} ${metric} ${value.toString()} ${unit} ${atMs - RECEIVED}`,
  );
const at = (time: string, format: string) =>
  decoded({ ...scale, time: { item: '/at', format } }, `{"id":1,"data":[{"g":1,"at":${time}}]}`);

describe("a vendor's JSON by its mapping", () => {
  it('is read measurement by measurement, scaled exactly, at the time when it came', () => {
    expect(rows(scale, '{"id":"scale 4","data":[{"g":1000500},{"g":"20.5"},{"g":true}]}')).toEqual([
      'x:scale:204 weight 1000.5 kg 0',
      'x:scale:204 weight 0.0205 kg 0',
      'x:scale:204 weight 1 kg 0',
    ]);
  });

  it('may be one measurement, or a list at its root', () => {
    const one = { ...scale, each: '', device: { item: '/id' }, scale: '1' };
    expect(rows(one, '{"id":7,"g":2}')).toEqual(['7 weight 2 kg 0']);
    expect(rows(one, '[{"id":7,"g":2},{"id":8,"g":3}]')).toEqual(['7 weight 2 kg 0', '8 weight 3 kg 0']);
  });

  it('may name metric and unit itself, deep within lists', () => {
    const named = { ...scale, metric: { item: '/what/0' }, unit: { message: '/units/1/u' }, scale: '1e2' };
    expect(rows(named, '{"id":"a","units":[0,{"u":"g"}],"data":{"what":["net"],"g":-1.5}}')).toEqual([
      'a net -150 g 0',
    ]);
  });

  it('leaves out what is missing or does not fit, and counts it', () => {
    const data = '[{},{"g":null},{"g":"much"},{"g":[1]},{"g":1e300},{"g":1e-16}]';
    expect(decoded(scale, `{"id":"a","data":${data}}`)).toMatchObject({
      ...{ readings: [], ignored: { absent: 2, 'not-a-number': 2, 'not-exact': 2 } },
    });
    expect(decoded(scale, '{"data":[{"g":1}]}').ignored).toEqual({ absent: 1 });
    expect(decoded(scale, `{"id":"${'n'.repeat(65)}","data":[{"g":1}]}`).ignored).toEqual({ name: 1 });
    expect(decoded({ ...scale, unit: { message: '/u' } }, '{"id":"a","u":"°C","data":[{"g":1}]}').ignored).toEqual({
      name: 1,
    });
  });

  it.each([
    ['1700000000', 'seconds', 0],
    ['1700000000.0019', 'seconds', 1],
    ['"1700000000.5"', 'seconds', 500],
    ['1700000000007', 'milliseconds', 7],
    ['"2023-11-14T22:13:20Z"', 'iso8601', 0],
    ['"2023-11-14T22:13:20.0078Z"', 'iso8601', 7],
    ['"2023-11-15 06:13:20+08:00"', 'iso8601', 0],
    ['"2023-11-14T17:43:20-0430"', 'iso8601', 0],
    ['"2023-11-14T22:13:20"', 'iso8601', null],
    ['"2023-02-30T00:00:00Z"', 'iso8601', null],
    ['"2023-11-14T24:00:00Z"', 'iso8601', null],
    ['"1969-12-31T23:59:59Z"', 'iso8601', null],
    ['1700000000', 'iso8601', null],
    ['-1', 'seconds', null],
    ['null', 'milliseconds', null],
    ['253402300800000', 'milliseconds', null],
  ])('takes %s in %s for its time', (time, format, after) => {
    const { readings, ignored } = at(time, format);
    if (after === null) expect([readings, ignored]).toEqual([[], { time: 1 }]);
    else expect((readings[0]?.atMs ?? 0) - RECEIVED).toBe(after);
  });

  it('was sent at its newest reading', () => {
    const timed = { ...scale, time: { item: '/t', format: 'milliseconds' } };
    expect(decoded(timed, '{"id":"a","data":[{"g":1,"t":5},{"g":1,"t":9},{"g":1,"t":7}]}').sentAtMs).toBe(9);
  });

  it.each([
    ['has nothing where the mapping looks', '{"id":"a"}', 'payload-malformed'],
    ['is no JSON', '{', 'json-malformed'],
    ['has too many measurements', `{"id":"a","data":[${'{"g":1},'.repeat(1_000)}{"g":1}]}`, 'limit-exceeded'],
  ])('is refused when it %s', (_, message, reason) => expect(reasonOf(() => decoded(scale, message))).toBe(reason));
});
