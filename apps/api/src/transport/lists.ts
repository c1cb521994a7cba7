import { isIP } from 'node:net';
import type { Setting } from '@tallystick/platform';

function listSetting(
  variable: string,
  expected: string,
  isRight: (entry: string) => boolean,
): Setting<readonly string[]> {
  return {
    variable,
    parse: (text = '') => {
      const entries = text.split(',').map((entry) => entry.trim());
      if (entries.join('') === '') return [];
      if (!entries.every(isRight)) throw new Error(`expected ${expected}, separated by commas`);
      return entries;
    },
  };
}

/** No `*`: whoever may be asked from is named. */
export const originsSetting = (variable: string) =>
  listSetting(variable, 'origins such as https://portal.example', isOrigin);

export const proxiesSetting = (variable: string) =>
  listSetting(variable, 'addresses, or networks such as 10.0.0.0/8', isNetwork);

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}

/** A network of every address would let anybody say who they are. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = { 4: 32, 6: 128 }[isIP(address)];
  if (bits === undefined || more.length > 0) return false;
  return prefix === undefined || (/^[1-9][0-9]{0,2}$/.test(prefix) && Number(prefix) <= bits);
}
