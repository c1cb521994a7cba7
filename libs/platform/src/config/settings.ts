import { DomainError } from '@tallystick/kernel';
import { isSetting, LISTING, SettingsListed } from './list-settings.js';
import { textOf } from './secret-settings.js';
import type { Environment, Setting, SettingGroup } from './setting.js';

export type { Environment, Setting, SettingGroup };

export class SettingsInvalid extends DomainError {
  constructor(readonly faults: readonly string[]) {
    super('settings-invalid', 'invalid', `Settings are wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

type Values<S> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : S[K] extends SettingGroup ? Values<S[K]> : never;
};

/** Reads every setting and reports all faults at once. Values are never part of a fault: they may be secrets. */
export function readSettings<S extends SettingGroup>(settings: S, environment: Environment): Values<S> {
  if (environment === LISTING) throw new SettingsListed(settings);
  const faults: string[] = [];
  const values = readGroup(settings, environment, faults);
  if (faults.length > 0) throw new SettingsInvalid(faults);
  return values as Values<S>;
}

/** The same setting, with what it is for. */
export function described<T>(description: string, setting: Setting<T>): Setting<T> {
  return { ...setting, description };
}

/**
 * For who must begin before all settings are read: a group at fault is as when left out. The fault is told by who reads them all.
 */
export function readSettingsOrDefaults<S extends SettingGroup>(settings: S, environment: Environment): Values<S> {
  try {
    return readSettings(settings, environment);
  } catch (error) {
    if (error instanceof SettingsInvalid) return readSettings(settings, {});
    throw error;
  }
}

function readGroup(group: SettingGroup, environment: Environment, faults: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(group).map(([name, entry]) => [
      name,
      isSetting(entry) ? readOne(entry, environment, faults) : readGroup(entry, environment, faults),
    ]),
  );
}

function readOne(setting: Setting<unknown>, environment: Environment, faults: string[]): unknown {
  try {
    return setting.parse(textOf(setting.variable, environment));
  } catch (error) {
    faults.push(`${setting.variable}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function required(text: string | undefined, expected: string): string {
  if (text === undefined) throw new Error(`is not set; expected ${expected}`);
  return text;
}

function withDefault<T>(
  variable: string,
  fallback: T | undefined,
  expected: string,
  parse: (text: string) => T,
): Setting<T> {
  return {
    variable,
    expected,
    parse: (text) => (text === undefined && fallback !== undefined ? fallback : parse(required(text, expected))),
  };
}

export function textSetting(variable: string, expected: string, fallback?: string): Setting<string> {
  return withDefault(variable, fallback, expected, (text) => text);
}

export function optionalTextSetting(variable: string): Setting<string | undefined> {
  return { variable, expected: 'any text', parse: (text) => text };
}

/** `unit` is the last word of the fault message, e.g. `milliseconds`. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

export function wholeNumberSetting(variable: string, range: NumberRange, fallback?: number): Setting<number> {
  const expected = `a whole number of ${range.unit} from ${range.min} to ${range.max}`;
  return withDefault(variable, fallback, expected, (text) => {
    const value = Number(text);
    if (!/^[0-9]+$/.test(text) || value < range.min || value > range.max) throw new Error(`expected ${expected}`);
    return value;
  });
}

/** A number by variable, range and what it is when left out. */
export interface NumberChoice extends NumberRange {
  readonly variable: string;
  readonly fallback: number;
}

/** Numbers that belong together, as one group. */
export function wholeNumberSettings<N extends string>(
  choices: Readonly<Record<N, NumberChoice>>,
): Readonly<Record<N, Setting<number>>> {
  const settings = Object.entries<NumberChoice>(choices).map(
    ([name, choice]) => [name, wholeNumberSetting(choice.variable, choice, choice.fallback)] as const,
  );
  return Object.fromEntries(settings) as Record<N, Setting<number>>;
}

export function urlSetting(variable: string, protocols: readonly string[]): Setting<string> {
  const expected = `an address starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
  return withDefault<string>(variable, undefined, expected, (text) => {
    if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) throw new Error(`expected ${expected}`);
    return text;
  });
}

export function optionalUrlSetting(variable: string, protocols: readonly string[]): Setting<string | undefined> {
  const setting = urlSetting(variable, protocols);
  return { ...setting, parse: (text) => (text === undefined ? undefined : setting.parse(text)) };
}

/** A 32-byte hex key, or none. */
export function optionalPrivateKeySetting(variable: string): Setting<string | undefined> {
  return {
    variable,
    parse: (text) => {
      if (text !== undefined && !PRIVATE_KEY.test(text))
        throw new Error('expected a private key (0x and 64 hex digits)');
      return text;
    },
  };
}

const PRIVATE_KEY = /^0x[0-9a-fA-F]{64}$/;

/** One 32-byte hex key. */
export function privateKeySetting(variable: string): Setting<string> {
  const setting = optionalPrivateKeySetting(variable);
  const expected = 'a private key (0x and 64 hex digits)';
  return {
    ...setting,
    expected,
    parse: (text) => setting.parse(required(text, expected)) ?? '',
  };
}

/** A list of 32-byte hex keys, separated by commas. */
export function privateKeysSetting(variable: string): Setting<readonly string[]> {
  const expected = 'one or more private keys (0x and 64 hex digits), separated by commas';
  return withDefault<readonly string[]>(variable, undefined, expected, (text) => {
    const keys = text.split(',').map((key) => key.trim());
    if (keys.some((key) => !PRIVATE_KEY.test(key))) throw new Error(`expected ${expected}`);
    return keys;
  });
}
