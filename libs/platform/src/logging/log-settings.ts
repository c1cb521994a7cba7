import { choiceSetting } from '../config/choice-setting.js';
import { described, type Environment, readSettingsOrDefaults } from '../config/settings.js';

export const LOG_LEVELS = ['error', 'warn', 'log', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type LogFormat = 'json' | 'text';

/** Of every process; named among its settings, so that a fault is told together with all others. */
export const LOG_SETTINGS = {
  /** `json`: one object a line. */
  format: described(
    'How lines are written: text for people, json, an object a line, for what gathers logs.',
    choiceSetting<LogFormat>('LOG_FORMAT', { text: 'text', json: 'json' }, 'text'),
  ),
  /** This and what is graver. */
  level: described(
    'The least grave lines that are written; debug adds health probes.',
    choiceSetting<LogLevel>('LOG_LEVEL', { error: 'error', warn: 'warn', log: 'log', debug: 'debug' }, 'log'),
  ),
};

export interface LogSettings {
  readonly format: LogFormat;
  readonly level: LogLevel;
}

/** For who must write before the settings are known to be right: what is at fault is as when left out, and told by who reads all settings. */
export function logSettingsOf(environment: Environment): LogSettings {
  return readSettingsOrDefaults(LOG_SETTINGS, environment);
}
