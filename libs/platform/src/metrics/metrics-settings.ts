import { optionalPortSetting } from '../config/port-setting.js';
import { described, textSetting, wholeNumberSetting } from '../config/settings.js';

/** Of every process. Without a port nothing listens. */
export const METRICS_SETTINGS = {
  /** Whoever reaches it reads all metrics, without a name: this machine alone, or a network of the operator's own. */
  host: described(
    'Where metrics are told; whoever reaches it reads all of them, so elsewhere than this machine keep it inside a network of your own.',
    textSetting('METRICS_HOST', 'an address to listen on', '127.0.0.1'),
  ),
  port: described('The port of GET /metrics; without it nothing listens.', optionalPortSetting('METRICS_PORT')),
  /** What each question of a scrape may take; what takes longer is left out of the answer. */
  timeoutMs: described(
    'How long each question of a scrape may take; raise it when a slow database leaves gauges out.',
    wholeNumberSetting('METRICS_TIMEOUT_MS', { min: 10, max: 60_000, unit: 'milliseconds' }, 2_000),
  ),
};

export interface MetricsSettings {
  readonly host: string;
  readonly port: number | undefined;
  readonly timeoutMs: number;
}
