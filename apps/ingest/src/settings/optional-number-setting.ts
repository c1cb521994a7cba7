import { type NumberRange, type Setting, wholeNumberSetting } from '@tallystick/platform';

export function optionalNumberSetting(variable: string, range: NumberRange): Setting<number | undefined> {
  const setting = wholeNumberSetting(variable, range);
  return { ...setting, parse: (text) => (text === undefined ? undefined : setting.parse(text)) };
}
