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

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}
