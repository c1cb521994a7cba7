import type { Setting } from '@tallystick/platform';

const LONGEST = 40;

/**
 * What this copy is called, the same when it starts again. It has no default: two copies of one name would take each other's sites for their
 * own, and each would find the other's writing refused.
 */
export function copyNameSetting(variable: string): Setting<string> {
  return {
    variable,
    parse: (text) => {
      const expected = `a name of this copy alone: 1 to ${LONGEST} letters, digits, and . _ : -`;
      if (text === undefined) throw new Error(`is not set; expected ${expected}`);
      if (!/^[A-Za-z0-9._:-]+$/.test(text) || text.length > LONGEST) throw new Error(`expected ${expected}`);
      return text;
    },
  };
}
