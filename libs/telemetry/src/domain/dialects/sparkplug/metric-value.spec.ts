import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bdSeq, GATEWAY, type GivenMetric, SITE, sparkplug } from '../../../testing/sparkplug.js';
import { dialectDecoder } from '../dialect-decoder.js';
import { shortestFloat } from './metric-value.js';

const decoder = dialectDecoder({ site: SITE, gateway: GATEWAY, dialect: 'sparkplug-b', mapping: null });

function heard(metric: GivenMetric) {
  const birth = sparkplug('NBIRTH', { seq: 0, metrics: [bdSeq(0), { name: 'm', ...metric }] });
  const { readings, ignored } = decoder(null, birth);
  const [reading] = readings;
  return reading ? `${reading.value.toString()} ${reading.unit}` : Object.keys(ignored).join();
}

describe("a Sparkplug metric's value", () => {
  it.each([
    ['Int8 in its own width', { datatype: 1, intValue: 0xff }, '-1 1'],
    ['Int8 in the width of its field', { datatype: 1, intValue: 0xffff_ff80 }, '-128 1'],
    ['Int8 that is none', { datatype: 1, intValue: 0x1ff }, 'undeclared'],
    ['Int16', { datatype: 2, intValue: 0x8000 }, '-32768 1'],
    ['Int32', { datatype: 3, intValue: 0x8000_0000 }, '-2147483648 1'],
    ['Int32 in the long field', { datatype: 3, longValue: 41 }, '41 1'],
    ['Int64', { datatype: 4, longValue: '18446744073709551615' }, '-1 1'],
    ['UInt8', { datatype: 5, intValue: 255 }, '255 1'],
    ['UInt8 that is none', { datatype: 5, intValue: 256 }, 'undeclared'],
    ['UInt16', { datatype: 6, intValue: 65_535 }, '65535 1'],
    ['UInt32', { datatype: 7, intValue: 4_294_967_295 }, '4294967295 1'],
    ['UInt64 within 63 bits', { datatype: 8, longValue: '9223372036854775807' }, '9223372036854775807 1'],
    ['UInt64 beyond', { datatype: 8, longValue: '9223372036854775808' }, 'not-exact'],
    ['Float', { datatype: 9, floatValue: 20.1 }, '20.1 1'],
    ['Float, small', { datatype: 9, floatValue: 1e-7 }, '0.0000001 1'],
    ['Float that is no number', { datatype: 9, floatValue: Number.NaN }, 'not-exact'],
    ['Double', { datatype: 10, doubleValue: 0.1 + 0.2 }, '0.30000000000000004 1'],
    ['Double without end', { datatype: 10, doubleValue: Number.NEGATIVE_INFINITY }, 'not-exact'],
    ['Double beyond 64 bits', { datatype: 10, doubleValue: 1e300 }, 'not-exact'],
    ['Double in the field of a Float', { datatype: 10, floatValue: 1 }, 'undeclared'],
    ['Boolean', { datatype: 11, booleanValue: true }, '1 1'],
    ['String', { datatype: 12, stringValue: '20' }, 'not-a-number'],
    ['DateTime', { datatype: 13, longValue: 5 }, 'not-a-number'],
    ['DataSet', { datatype: 16, datasetValue: { numOfColumns: 1 } }, 'compound'],
    ['Bytes', { datatype: 17, bytesValue: Buffer.from('a') }, 'not-a-number'],
    ['Template', { datatype: 19, templateValue: { version: '1' } }, 'compound'],
    ['a list of Int8', { datatype: 22, bytesValue: Buffer.from('a') }, 'compound'],
    ['nothing', { datatype: 9, isNull: true }, 'absent'],
    ['no field', { datatype: 9 }, 'absent'],
    [
      'a value that its sensor holds to be bad',
      { datatype: 3, intValue: 1, properties: { keys: ['Quality'], values: [{ type: 3, intValue: 0 }] } },
      'quality',
    ],
    [
      'a good one',
      { datatype: 3, intValue: 1, properties: { keys: ['Quality'], values: [{ type: 3, intValue: 192 }] } },
      '1 1',
    ],
    ['a time after the year 9999', { datatype: 3, intValue: 1, timestamp: 253_402_300_800_000 }, 'time'],
    ['a name that is too long', { datatype: 3, intValue: 1, name: 'n'.repeat(65) }, 'name'],
    [
      'a unit in other letters',
      { datatype: 3, intValue: 1, properties: { keys: ['engUnit'], values: [{ type: 12, stringValue: '°C' }] } },
      '1 1',
    ],
  ])('of %s', (_, metric: GivenMetric, said) => expect(heard(metric)).toBe(said));

  it('is of the node itself where the specification says so, and no reading', () => {
    expect(heard({ name: 'Node Control/Rebirth', datatype: 11, booleanValue: false })).toBe('');
  });

  it('of a float is the shortest decimal that reads back as the same float', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = shortestFloat(value);
        expect(Math.fround(Number(text)) === value).toBe(true);
        const fewer = value.toPrecision(Math.max(1, digitsOf(text) - 1));
        if (digitsOf(text) > 1) expect(Math.fround(Number(fewer)) === value).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

const digitsOf = (text: string) => (text.split('e')[0] ?? '').replaceAll(/[-.]/g, '').replace(/^0+(?=.)/, '').length;
