import { type Environment, readSettingsOrDefaults, type Setting } from '../config/settings.js';

export const LOG_LEVELS = ['error', 'warn', 'log', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type LogFormat = 'json' | 'text';

/** Of every process; named among its settings, so that a fault is told together with all others. */
export const LOG_SETTINGS = {
  /** `json`: one object a line. */
  format: choice<LogFormat>('LOG_FORMAT', ['text', 'json'], 'text'),
  /** This and what is graver. */
  level: choice<LogLevel>('LOG_LEVEL', LOG_LEVELS, 'log'),
};

export interface LogSettings {
  readonly format: LogFormat;
  readonly level: LogLevel;
}

/** For who must write before the settings are known to be right: what is at fault is as when left out, and told by who reads all settings. */
export function logSettingsOf(environment: Environment): LogSettings {
  return readSettingsOrDefaults(LOG_SETTINGS, environment);
}

function choice<T extends string>(variable: string, among: readonly T[], fallback: T): Setting<T> {
  return {
    variable,
    parse: (text = fallback) => {
      const found = among.find((one) => one === text);
      if (found === undefined) throw new Error(`expected one of ${among.join(', ')}`);
      return found;
    },
  };
}
