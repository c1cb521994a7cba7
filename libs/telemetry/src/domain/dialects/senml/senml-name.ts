import type { BatchLimits } from '../../batch/batch-limits.js';
import { escapedName, foreignName } from '../foreign-name.js';

export interface DeviceAndMetric {
  readonly device: string;
  readonly metric: string;
}

/** The one metric of a device that is named by the whole name. */
const ONLY_METRIC = 'value';

/**
 * A resolved SenML name is one name, and its device and metric must be told apart:
 *
 * 1. what stands before and after its last slash (`2001:db8::2/humidity`);
 * 2. else a base name that ends with a colon, colon included, and what is added to it (`urn:dev:ow:10e2073a01080063:` and `voltage`);
 * 3. else the whole of it, and the metric `value`.
 *
 * What would look like another of the three is escaped, so no two names come to the same device and metric.
 * @returns undefined when one of them becomes too long
 */
export function senmlName(baseName: string, ownName: string, limits: BatchLimits): DeviceAndMetric | undefined {
  const name = baseName + ownName;
  const slash = name.lastIndexOf('/');
  if (slash > 0 && slash < name.length - 1) {
    const [device, metric] = [name.slice(0, slash), name.slice(slash + 1)];
    return joined(
      device.endsWith(':') ? escapedName(device, limits) : foreignName(device, limits),
      metric === ONLY_METRIC ? escapedName(metric, limits) : foreignName(metric, limits),
    );
  }
  if (baseName.endsWith(':') && ownName !== '') {
    return joined(foreignName(baseName, limits), foreignName(ownName, limits));
  }
  return joined(name.endsWith(':') ? escapedName(name, limits) : foreignName(name, limits), ONLY_METRIC);
}

function joined(device: string | undefined, metric: string | undefined): DeviceAndMetric | undefined {
  return device === undefined || metric === undefined ? undefined : { device, metric };
}
