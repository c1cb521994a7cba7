import { type Setting, wholeNumberSetting } from './settings.js';

/** A port, or none: then the door is not there. */
export function optionalPortSetting(variable: string): Setting<number | undefined> {
  const setting = wholeNumberSetting(variable, { min: 0, max: 65_535, unit: 'port number' });
  return { ...setting, parse: (text) => (text === undefined ? undefined : setting.parse(text)) };
}
