import type { Setting } from '@tallystick/platform';

const MAX_PARTY = 2 ** 32 - 1;

export function partyNumberSetting(variable: string): Setting<string> {
  return {
    variable,
    parse: (text) => {
      if (!text || !/^[1-9][0-9]{0,9}$/.test(text) || Number(text) > MAX_PARTY) {
        throw new Error(`expected the verifier's party number, from 1 to ${MAX_PARTY}`);
      }
      return text;
    },
  };
}
