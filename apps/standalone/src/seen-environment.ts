import type { Environment, Given } from './chosen-settings.js';
import type { ServiceName } from './product.js';

/** How services are seen from outside, as whoever starts the installation chooses for all of them. */
const OF_ALL = /^LOG_(FORMAT|LEVEL)$/;

export function seenEnvironment(_service: ServiceName, given: Given): Environment {
  const chosen = Object.entries(given).filter(([name, value]) => value !== undefined && OF_ALL.test(name));
  return Object.fromEntries(chosen) as Environment;
}
