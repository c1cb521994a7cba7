import { BATCH_RANGES, type BatchSettings } from '../batching/batch-settings.js';
import { ConfigurationInvalid } from '../gateway-errors.js';
import { INTERVAL } from './driver-configuration.js';
import { readDocument } from './read-document.js';

/** What the site's operator sets from afar. What is left out is as the gateway's own settings have it. */
export interface RemoteSettings extends Partial<BatchSettings> {
  /** By a driver's name, how often it asks its sensors. */
  readonly drivers: Readonly<Record<string, { readonly intervalMs: number }>>;
}

export const NO_REMOTE_SETTINGS: RemoteSettings = { drivers: {} };
const MAX_BYTES = 16_384;
export const WHAT = 'what the site set';

/** Nothing is taken of what has an unknown name or a value out of range. An empty message takes back what was set. @throws ConfigurationInvalid */
export function readRemoteSettings(bytes: Uint8Array): RemoteSettings {
  if (bytes.length === 0) return NO_REMOTE_SETTINGS;
  if (bytes.length > MAX_BYTES) throw new ConfigurationInvalid(WHAT, [`expected ${MAX_BYTES} bytes at most`]);
  return readDocument(Buffer.from(bytes).toString('utf8'), WHAT, (fields) => {
    const batching: Partial<Record<keyof BatchSettings, number>> = {};
    for (const name of Object.keys(BATCH_RANGES) as (keyof BatchSettings)[]) {
      const value = fields.optionalWhole(name, BATCH_RANGES[name]);
      if (value !== undefined) batching[name] = value;
    }
    const drivers = fields.entries('drivers', (driver) => ({ intervalMs: driver.whole('intervalMs', INTERVAL) }));
    return { ...batching, drivers };
  });
}
