import { Decimal } from '@tallystick/kernel';
import type { Reading } from '../../batch/batch.js';
import { isUnit } from '../../batch/read-fields.js';
import { type DecodedMessage, type IgnoredKind, ReadingList } from '../decoded-message.js';
import type { DialectLimits } from '../dialect-limits.js';
import { escapedName, foreignName } from '../foreign-name.js';
import { instantOfMilliseconds } from '../instant.js';
import { findDeclared } from './declared-metrics.js';
import type { BornSource, DeclaredMetric } from './edge-node-state.js';
import { DATA_TYPE, metricValue } from './metric-value.js';
import type { SparkplugMetric, SparkplugPayload } from './sparkplug-payload.js';

export interface EdgeNode {
  readonly gateway: string;
  /** By a metric's name as the node gives it: the unit that its operator says it has. */
  readonly units: ReadonlyMap<string, string>;
  readonly limits: DialectLimits;
}

export interface ReadMetrics extends DecodedMessage {
  readonly isAllDeclared: boolean;
}

/** Of the node itself and not of what it measures. */
const ofItself = (name: string) =>
  name === 'bdSeq' || name.startsWith('Node Control/') || name.startsWith('Device Control/');
const GOOD = 192n;
/** What has no unit, or none that we can write. */
const NO_UNIT = '1';

/** The readings in a message of a source that is born. A metric's time is its own, else the message's, else when it came. */
export function readMetrics(
  payload: SparkplugPayload,
  source: BornSource,
  node: EdgeNode,
  receivedAtMs: number,
): ReadMetrics {
  const list = new ReadingList();
  let isAllDeclared = true;
  for (const metric of payload.metrics) {
    const found = findDeclared(source, metric);
    if (!found) isAllDeclared = false;
    if (found && ofItself(found.name)) continue;
    const at = metric.timestamp ?? payload.timestamp ?? BigInt(receivedAtMs);
    list.add(found ? readingOf(metric, found, { source, node, at }) : 'undeclared');
  }
  const sentAtMs = payload.timestamp === undefined ? undefined : instantOfMilliseconds(Decimal.of(payload.timestamp));
  return { ...list.decoded(receivedAtMs, sentAtMs), isAllDeclared };
}

function readingOf(
  metric: SparkplugMetric,
  declared: DeclaredMetric,
  { source, node, at }: { readonly source: BornSource; readonly node: EdgeNode; readonly at: bigint },
): Reading | IgnoredKind {
  const { limits } = node;
  if (metric.isNull) return 'absent';
  if ((metric.properties.quality ?? GOOD) !== GOOD) return 'quality';
  if (metric.datatype !== undefined && metric.datatype !== declared.datatype) return 'undeclared';
  const value = metricValue(metric.value, declared.datatype, limits);
  if (typeof value === 'string') return value;
  const [device, name] = [deviceName(source.device, node), foreignName(declared.name, limits)];
  if (device === undefined || name === undefined) return 'name';
  const atMs = instantOfMilliseconds(Decimal.of(at));
  if (atMs === undefined) return 'time';
  return { device, metric: name, atMs, value, unit: unitOf(declared, node) };
}

/** The node's own metrics are its gateway's; a device that is called as its node is another device. */
export function deviceName(device: string | null, { gateway, limits }: EdgeNode): string | undefined {
  if (device === null) return gateway;
  return device === gateway ? escapedName(device, limits) : foreignName(device, limits);
}

function unitOf({ name, datatype, engUnit }: DeclaredMetric, { units, limits }: EdgeNode): string {
  const said = units.get(name) ?? (datatype === DATA_TYPE.Boolean ? NO_UNIT : engUnit);
  return said !== null && isUnit(said, limits) ? said : NO_UNIT;
}
