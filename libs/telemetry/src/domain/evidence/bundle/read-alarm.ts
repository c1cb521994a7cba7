import type { EvidencePoint, RuleVersion } from '../../rules/rule.js';
import { RULE_IDS } from '../../rules/rule.js';
import { CONSEQUENCES } from '../../rules/consequence.js';
import type { BundleAlarm, BundleStart, DerivedAlarm } from './bundle-alarm.js';
import type { BundleLimits } from './bundle-limits.js';
import type { JsonReader } from './json-reader.js';
import { statedVersionIn, statementIn } from './read-statement.js';

export function alarmIn(reader: JsonReader, limits: BundleLimits): BundleAlarm {
  return {
    instance: reader.field('instance').text(),
    start: startIn(reader.field('start'), limits),
    statements: reader
      .field('statements')
      .list(limits.maxStatements)
      .map((statement) => statementIn(statement, limits)),
    stated: statedIn(reader.field('stated'), limits),
  };
}

function startIn(reader: JsonReader, limits: BundleLimits): BundleStart {
  const kind = reader.field('kind').oneOf(['initial', 'stated'] as const);
  const begun = {
    logSize: reader.field('logSize').natural(),
    version: statedVersionIn(reader.field('version'), limits),
  };
  if (kind === 'initial') return { kind, ...begun };
  const state = reader.field('state').json(limits.maxStateBytes);
  return { kind, ...begun, state, raisedSoFar: reader.field('raisedSoFar').natural() };
}

function pointIn(reader: JsonReader): EvidencePoint {
  const point = { source: reader.field('source').text(), at: reader.field('at').natural() };
  const position = reader.field('position');
  return position.isThere() ? { ...point, position: position.natural() } : point;
}

const versionIn = (reader: JsonReader, { maxStateBytes }: BundleLimits): RuleVersion => ({
  ruleId: reader.field('ruleId').oneOf(RULE_IDS),
  version: reader.field('version').natural(),
  parameters: reader.field('parameters').object(maxStateBytes),
});

const statedIn = (reader: JsonReader, limits: BundleLimits): DerivedAlarm => ({
  number: reader.field('number').natural(),
  by: versionIn(reader.field('by'), limits),
  condition: reader.field('condition').oneOf(['active', 'cleared'] as const),
  latched: reader.field('latched').flag(),
  returnedAt: reader.field('returnedAt').nullable((at) => at.natural()),
  level: reader.field('level').oneOf(['warn', 'critical'] as const),
  escalation: reader.field('escalation').natural(),
  may: reader.field('may').oneOf(CONSEQUENCES),
  message: reader.field('message').text(),
  first: pointIn(reader.field('first')),
  last: pointIn(reader.field('last')),
  count: reader.field('count').natural(),
  raisedAt: reader.field('raisedAt').natural(),
  clearedBy: reader.field('clearedBy').nullable(pointIn),
});
