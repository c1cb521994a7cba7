import { EnvelopeRefused, payloadMalformed } from '../../cose/envelope-refused.js';
import type { DialectLimits } from '../dialect-limits.js';
import type { BornSource, DeclaredMetric } from './edge-node-state.js';
import type { SparkplugMetric } from './sparkplug-payload.js';

/** What a birth declares. @throws EnvelopeRefused when a later message could be read in two ways */
export function declared(metrics: readonly SparkplugMetric[]): readonly DeclaredMetric[] {
  const names = new Set<string>();
  return metrics.map(({ name, alias, datatype, properties }) => {
    if (name === undefined) throw payloadMalformed('metric of a birth: expected a name');
    if (datatype === undefined) throw payloadMalformed('metric of a birth: expected a data type');
    if (names.has(name)) throw payloadMalformed('metric of a birth: expected no name twice');
    names.add(name);
    return { name, alias: alias === undefined ? null : `${alias}`, datatype, engUnit: properties.engUnit ?? null };
  });
}

/** The living sources with one that is born, or born again. @throws EnvelopeRefused */
export function withSource(
  sources: readonly BornSource[],
  born: BornSource,
  { maxDeclaredMetrics }: DialectLimits,
): readonly BornSource[] {
  const all = [...sources.filter(({ device }) => device !== born.device), born];
  const metrics = all.flatMap((source) => source.metrics);
  if (metrics.length > maxDeclaredMetrics) {
    throw new EnvelopeRefused('limit-exceeded', `births of a node: expected ${maxDeclaredMetrics} metrics at most`);
  }
  const aliases = metrics.flatMap(({ alias }) => (alias === null ? [] : [alias]));
  if (new Set(aliases).size < aliases.length)
    throw payloadMalformed('alias: expected one metric of the node to have it');
  return all;
}

type Index = ReadonlyMap<string, DeclaredMetric>;
/** By source, since a birth is read once and looked into by every message until the next. */
const indexes = new WeakMap<BornSource, Index>();

/** What a metric of a message was declared as: by its alias, or by its name when it has none. */
export function findDeclared(source: BornSource, { name, alias }: SparkplugMetric): DeclaredMetric | undefined {
  const index = indexes.get(source) ?? indexed(source);
  return alias === undefined ? index.get(`name ${name ?? ''}`) : index.get(`alias ${alias}`);
}

function indexed(source: BornSource): Index {
  const index = new Map<string, DeclaredMetric>();
  for (const metric of source.metrics) {
    index.set(`name ${metric.name}`, metric);
    if (metric.alias !== null) index.set(`alias ${metric.alias}`, metric);
  }
  indexes.set(source, index);
  return index;
}
