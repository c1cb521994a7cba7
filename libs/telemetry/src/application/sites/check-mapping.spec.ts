import { describe, expect, it } from '@jest/globals';
import { checkMapping } from './check-mapping.js';

const MAPPING = {
  measurements: [
    {
      each: '/data',
      ...{
        device: { message: '/id' },
        metric: { constant: 'weight' },
        value: { item: '/kg' },
        unit: { constant: 'kg' },
      },
    },
  ],
};

describe('a gateway’s mapping', () => {
  it('is needed by JSON, may be there for Sparkplug, and nowhere else', () => {
    expect(() => checkMapping('json', MAPPING)).not.toThrow();
    expect(() => checkMapping('json', null)).toThrow('expected one');
    expect(() => checkMapping('sparkplug-b', null)).not.toThrow();
    expect(() => checkMapping('sparkplug-b', { units: { 'Inputs/Temp 1': 'Cel' } })).not.toThrow();
    expect(() => checkMapping('senml', null)).not.toThrow();
    expect(() => checkMapping('senml', {})).toThrow('expected none for the dialect senml');
    expect(() => checkMapping('signed', MAPPING)).toThrow('expected none for the dialect signed');
  });

  it('is refused when messages could not be read by it', () => {
    expect(() => checkMapping('json', { measurements: [] })).toThrow(/measurements/);
    expect(() => checkMapping('sparkplug-b', { units: { temperature: '' } })).toThrow(/units/);
  });
});
