import { describe, expect, it } from '@jest/globals';
import { ReadingUnsound } from '../gateway-errors.js';
import { decimalOfFloat32, exactDecimal } from './exact-decimal.js';
import { parseExactJson, valueAt } from './exact-json.js';
import { mapReading } from './reading-mapping.js';

describe('an exact number', () => {
  it.each([
    ['21.50', '21.5'],
    ['-0.1', '-0.1'],
    ['1e3', '1000'],
    ['1.25E-2', '0.0125'],
    ['9007199254740993', '9007199254740993'],
    ['0.1234567890123456789', '0.1234567890123456789'],
  ])('is what %s says', (text, expected) => expect(exactDecimal(text).toString()).toBe(expected));

  it.each(['', 'NaN', '1,5', '0x10', '1e999', '--1', '1.'])('is not %j', (text) =>
    expect(() => exactDecimal(text)).toThrow(ReadingUnsound),
  );

  it.each([
    [0.1, '0.1'],
    [20.5, '20.5'],
    [-1234.56, '-1234.56'],
    [16_777_216, '16777216'],
    [1e-7, '0.0000001'],
    [3.4028234663852886e38, '340282350000000000000000000000000000000'],
  ])('of a single %d is the shortest that is no other', (value, expected) => {
    const text = decimalOfFloat32(Math.fround(value)).toString();
    expect(text).toBe(expected);
    expect(Math.fround(Number(text))).toBe(Math.fround(value));
  });

  it('is none of a single that is no number', () => expect(() => decimalOfFloat32(NaN)).toThrow(ReadingUnsound));
});

describe('a message', () => {
  const heard = (text: string, topic = 'hall/probe-7/state') => ({
    message: parseExactJson(text),
    topic,
    nowMs: 1_000,
  });
  const mapping = { device: '#2', metric: 'temperature', unit: 'Cel', value: '$data.temperature' };

  it('keeps the digits that a double would lose', () => {
    const message = parseExactJson('{"a":{"b":[1.10,12345678901234567.25]}}');
    expect(JSON.stringify(valueAt(message, 'a.b.1'))).toBe('"12345678901234567.25"');
    expect(valueAt(message, 'a.c')).toBeUndefined();
    expect(valueAt(message, 'a.__proto__')).toBeUndefined();
  });

  it('becomes a reading by its mapping', () => {
    const reading = mapReading(mapping, heard('{"data":{"temperature":4.250}}'));
    expect(reading).toMatchObject({ device: 'probe-7', metric: 'temperature', unit: 'Cel', atMs: 1_000 });
    expect(reading?.value.toString()).toBe('4.25');
  });

  it('says its time, and is scaled exactly, where the mapping says so', () => {
    const more = { ...mapping, at: '$time', scale: '0.1' };
    const at = (time: string) => mapReading(more, heard(`{"data":{"temperature":3},"time":${time}}`));
    expect(at('1800000000000')?.value.toString()).toBe('0.3');
    expect(at('1800000000000')?.atMs).toBe(1_800_000_000_000);
    expect(at('"2026-03-01T08:00:00+08:00"')?.atMs).toBe(Date.UTC(2026, 2, 1));
    for (const time of ['"2026-03-01 08:00"', '1.5', 'null', '"yesterday"'])
      expect(() => at(time)).toThrow(/at: expected/);
  });

  it('of a contact is 1 or 0, and without the value says nothing', () => {
    const contact = { ...mapping, value: '$open' };
    expect(mapReading(contact, heard('{"open":true}'))?.value.toString()).toBe('1');
    expect(mapReading(contact, heard('{"open":"0"}'))?.value.toString()).toBe('0');
    expect(mapReading(contact, heard('{}'))).toBeUndefined();
    expect(() => mapReading(contact, heard('{"open":[1]}'))).toThrow(ReadingUnsound);
  });

  it('may be a bare number', () => {
    expect(mapReading({ ...mapping, value: '$' }, heard('21.5'))?.value.toString()).toBe('21.5');
  });

  it.each(['', '{', 'nonsense', '{"a":1e999}'])('is none of %j', (text) =>
    expect(() => parseExactJson(text)).toThrow(ReadingUnsound),
  );
});
