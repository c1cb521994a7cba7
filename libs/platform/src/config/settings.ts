import { DomainError } from '@tallystick/kernel';

/** The process's environment, or a stand-in for it in a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting: the variable it is read from and how its text becomes a value. A parser throws an `Error` that says what would be right. */
export interface Setting<T> {
  readonly variable: string;
  parse(text: string | undefined): T;
}

export class SettingsInvalid extends DomainError {
  constructor(readonly faults: readonly string[]) {
    super('settings-invalid', 'invalid', `Settings are wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

type Values<S> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

/** Reads every setting and reports all faults at once. Values are never part of a fault: they may be secrets. */
export function readSettings<S extends Record<string, Setting<unknown>>>(
  settings: S,
  environment: Environment,
): Values<S> {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const text = environment[setting.variable];
    try {
      values[name] = setting.parse(text === '' ? undefined : text);
    } catch (error) {
      faults.push(`${setting.variable}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (faults.length > 0) throw new SettingsInvalid(faults);
  return values as Values<S>;
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
    parse: (text) => (text === undefined && fallback !== undefined ? fallback : parse(required(text, expected))),
  };
}

export function textSetting(variable: string, expected: string, fallback?: string): Setting<string> {
  return withDefault(variable, fallback, expected, (text) => text);
}

export function optionalTextSetting(variable: string): Setting<string | undefined> {
  return { variable, parse: (text) => text };
}

/** @param unit last word of the fault message, e.g. `milliseconds` */
export function wholeNumberSetting(
  variable: string,
  range: { readonly min: number; readonly max: number; readonly unit: string },
  fallback?: number,
): Setting<number> {
  const expected = `a whole number of ${range.unit} from ${range.min} to ${range.max}`;
  return withDefault(variable, fallback, expected, (text) => {
    const value = Number(text);
    if (!/^[0-9]+$/.test(text) || value < range.min || value > range.max) throw new Error(`expected ${expected}`);
    return value;
  });
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
  return { variable, parse: (text) => (text === undefined ? undefined : setting.parse(text)) };
}

/** A list of 32-byte hex keys, separated by commas. */
export function privateKeysSetting(variable: string): Setting<readonly string[]> {
  const expected = 'one or more private keys (0x and 64 hex digits), separated by commas';
  return withDefault<readonly string[]>(variable, undefined, expected, (text) => {
    const keys = text.split(',').map((key) => key.trim());
    if (keys.some((key) => !/^0x[0-9a-fA-F]{64}$/.test(key))) throw new Error(`expected ${expected}`);
    return keys;
  });
}
