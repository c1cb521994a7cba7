import type { Environment } from './settings.js';

/** The only place that reads the process's environment; everything else is handed settings. */
export function processEnvironment(): Environment {
  return process.env;
}
