import { optionalPortSetting } from '../config/port-setting.js';
import { textSetting, wholeNumberSetting } from '../config/settings.js';

/** Of every process. Without a port nothing listens. */
export const METRICS_SETTINGS = {
  /** Whoever reaches it reads all metrics, without a name: this machine alone, or a network of the operator's own. */
  host: textSetting('METRICS_HOST', 'an address to listen on', '127.0.0.1'),
  port: optionalPortSetting('METRICS_PORT'),
  /** What each question of a scrape may take; what takes longer is left out of the answer. */
  timeoutMs: wholeNumberSetting('METRICS_TIMEOUT_MS', { min: 10, max: 60_000, unit: 'milliseconds' }, 2_000),
};

export interface MetricsSettings {
  readonly host: string;
  readonly port: number | undefined;
  readonly timeoutMs: number;
}
