import { describe, expect, it } from '@jest/globals';
import { withControlsEscaped, withoutControls } from './terminal-safe.js';

const STEERING = [
  ['an escape', '\u001b[2J'],
  ['a control of the second set', '\u009b2J'],
  ['a bell', '\u0007'],
  ['a carriage return', '\r'],
  ['a line feed', '\n'],
  ['an override of the direction', '\u202e'],
  ['an isolate of a direction', '\u2066'],
  ['an invisible space', '\u200b'],
  ['a separator of lines', '\u2028'],
  ['a tag of its own plane', '\u{e0041}'],
] as const;

describe('what may steer a terminal', () => {
  it.each(STEERING)('is seen and does nothing in a line: %s', (_case, sign) => {
    expect(withoutControls(`a${sign}b`)).toBe(`a\uFFFD${[...sign].slice(1).join('')}b`);
  });

  it.each(STEERING)('is the same value in JSON, written without it: %s', (_case, sign) => {
    const value = { [`name ${sign}`]: [`a${sign}b`] };
    const json = withControlsEscaped(JSON.stringify(value, null, 2));
    expect(json).toMatch(/^[\n -~]*$/);
    expect(JSON.parse(json)).toEqual(value);
  });

  it('is no letter of any writing', () => {
    expect(withoutControls('Nordstål 上海 مثال')).toBe('Nordstål 上海 مثال');
  });
});
