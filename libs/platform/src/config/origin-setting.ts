import { optionalUrlSetting, type Setting } from './settings.js';

/** Scheme, host and port, or none; without a slash at the end, as others add their paths to it. */
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
