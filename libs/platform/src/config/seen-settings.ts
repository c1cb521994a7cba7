import { LOG_SETTINGS } from '../logging/log-settings.js';
import { METRICS_SETTINGS } from '../metrics/metrics-settings.js';
import { TRACES_SETTINGS } from '../tracing/traces-settings.js';

/** How a process is seen from outside: of every one of them. */
export const SEEN_SETTINGS = { log: LOG_SETTINGS, metrics: METRICS_SETTINGS, traces: TRACES_SETTINGS };
