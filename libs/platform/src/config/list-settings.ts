import type { Environment, Setting, SettingGroup } from './setting.js';

/** In the place of an environment it asks which settings there are. */
export const LISTING: Environment = {};

export class SettingsListed extends Error {
  constructor(readonly settings: SettingGroup) {
    super('settings are listed and not read');
  }
}

/** Every setting that a process's function would read by `readSettings`, in its order. */
export function listSettings(read: (environment: Environment) => unknown): Setting<unknown>[] {
  try {
    read(LISTING);
  } catch (error) {
    if (error instanceof SettingsListed) return settingsIn(error.settings);
    throw error;
  }
  throw new Error('it reads no settings');
}

function settingsIn(group: SettingGroup): Setting<unknown>[] {
  return Object.values(group).flatMap((entry) => (isSetting(entry) ? [entry] : settingsIn(entry)));
}

export function isSetting(entry: Setting<unknown> | SettingGroup): entry is Setting<unknown> {
  return typeof entry.parse === 'function';
}
