import { optionalUrlSetting, type Setting } from './settings.js';

/** Scheme, host and port alone, as a browser writes them: `https://portal.example`. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}

/** What stands between commas. */
export const originsIn = (text: string): readonly string[] => text.split(',').map((origin) => origin.trim());

/** None when left out or empty. No `*`: whoever is meant is named. */
export function originsSetting(variable: string): Setting<readonly string[]> {
  return {
    variable,
    parse: (text = '') => {
      if (/^[\s,]*$/.test(text)) return [];
      const origins = originsIn(text);
      if (!origins.every(isOrigin))
        throw new Error('expected origins such as https://portal.example, separated by commas');
      return origins;
    },
  };
}

/** One, or none; without a slash at the end, as others add their paths to it. */
export function optionalOriginSetting(variable: string): Setting<string | undefined> {
  const setting = optionalUrlSetting(variable, ['http:', 'https:']);
  return {
    variable,
    parse: (text) => {
      const url = setting.parse(text);
      if (url === undefined) return undefined;
      const { origin, href } = new URL(url);
      if (href !== `${origin}/`) throw new Error('expected scheme, host and port alone, such as https://example.com');
      return origin;
    },
  };
}
