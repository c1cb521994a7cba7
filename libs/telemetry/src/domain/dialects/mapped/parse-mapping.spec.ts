import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MappingInvalid } from './mapping-faults.js';
import { parseMapping } from './parse-mapping.js';
import { parseSparkplugMapping } from './parse-sparkplug-mapping.js';

const scale = {
  ...{ each: '/data', device: { message: '/id' }, metric: { constant: 'weight' }, value: { item: '/g' } },
  ...{ scale: '0.001', unit: { constant: 'kg' }, time: { item: '/ts', format: 'milliseconds' } },
};

function faultsOf(given: unknown, parse: (given: unknown) => unknown = parseMapping): readonly string[] {
  try {
    parse(given);
    return [];
  } catch (error) {
    if (error instanceof MappingInvalid) return error.faults.map(({ at }) => at);
    throw error;
  }
}

describe('a mapping', () => {
  it('is read with its pointers taken apart', () => {
    const { measurements } = parseMapping({ measurements: [{ ...scale, each: '/a~1b/~0c/0' }] });
    expect(measurements[0]).toMatchObject({ each: ['a/b', '~c', '0'], value: { from: 'item', at: ['g'] } });
  });

  it('is told all that is wrong at once, and what would be right', () => {
    const wrong = {
      ...{ each: 'data', device: { item: '/a', constant: 'b' }, metric: {}, value: { item: '/~2' }, scale: 0.001 },
      ...{ unit: { constant: '' }, time: { item: '/ts', format: 'unix' }, formula: 'v*2' },
    };
    expect(faultsOf({ measurements: [wrong], version: 1 })).toEqual([
      '/version',
      '/measurements/0/formula',
      '/measurements/0/each',
      '/measurements/0/device',
      '/measurements/0/metric',
      '/measurements/0/value/item',
      '/measurements/0/unit/constant',
      '/measurements/0/scale',
      '/measurements/0/time/format',
    ]);
    expect(() => parseMapping({ measurements: [wrong] })).toThrow(
      /time\/format: expected one of iso8601, seconds, milliseconds/,
    );
  });

  it.each([
    ['is nothing', null, ['', '/measurements']],
    ['is a list', [], ['', '/measurements']],
    ['maps nothing', { measurements: [] }, ['/measurements']],
    ['maps too much', { measurements: Array.from({ length: 33 }, () => scale) }, ['/measurements']],
    ['points too deep', { measurements: [{ ...scale, each: '/a'.repeat(13) }] }, ['/measurements/0/each']],
    ['is scaled by 0', { measurements: [{ ...scale, scale: '0' }] }, ['/measurements/0/scale']],
    [
      'has an empty time',
      { measurements: [{ ...scale, time: null }] },
      ['/measurements/0/time', '/measurements/0/time/format'],
    ],
  ])('that %s is refused', (_, given, at) => expect(faultsOf(given)).toEqual(at));

  it('throws nothing else, whatever it is given', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ measurements: fc.array(fc.anything()) }),
      fc.record({ units: fc.anything() }),
    );
    fc.assert(
      fc.property(anything, (given) => {
        faultsOf(given);
        faultsOf(given, parseSparkplugMapping);
      }),
    );
  });

  it('tells no more faults than a person reads', () => {
    const many = { measurements: Array.from({ length: 32 }, () => ({})) };
    expect(faultsOf(many)).toHaveLength(50);
  });
});

describe('the units of a Sparkplug gateway', () => {
  it('are by the names that the node gives', () => {
    expect(parseSparkplugMapping({ units: { 'Inputs/Temp 1': 'Cel' } }).units.get('Inputs/Temp 1')).toBe('Cel');
    expect(parseSparkplugMapping(null).units.size).toBe(0);
  });

  it.each([
    [{ units: { 'a/b': '°C' } }, ['/units/a~1b']],
    [{ units: [] }, ['/units']],
    [{ units: {}, scale: 1 }, ['/scale']],
    [{ units: Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`m${n}`, 'kg'])) }, ['/units']],
  ])('are refused otherwise', (given, at) => expect(faultsOf(given, parseSparkplugMapping)).toEqual(at));
});
