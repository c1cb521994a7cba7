import type { Alarm } from '../../alarms/alarm.js';
import type { BundleAlarm, DerivedAlarm } from './bundle-alarm.js';
import { type BundleFinding, error } from './bundle-finding.js';
import { canonicalJson } from './canonical-json.js';

const FIELDS = [
  ...(['by', 'condition', 'latched', 'returnedAt', 'level', 'escalation', 'may', 'message'] as const),
  ...(['first', 'last', 'count', 'raisedAt', 'clearedBy'] as const),
];
type Field = (typeof FIELDS)[number];

/**
 * Field by field: what is stated, and what follows. An alarm is raised when what raises it has come, or soon after; and looks at the clock that changed
 * nothing but the count are not all in the bundle.
 */
export function compareAlarm(stated: DerivedAlarm, derived: DerivedAlarm, isFoundByTicks: boolean): BundleFinding[] {
  const isSame = (field: Field) => {
    if (field === 'raisedAt') return stated.raisedAt >= derived.raisedAt;
    if (field === 'count' && isFoundByTicks) return stated.count >= derived.count;
    return canonicalJson(stated[field]) === canonicalJson(derived[field]);
  };
  return FIELDS.filter((field) => !isSame(field)).map((field) => {
    const least = field === 'raisedAt' || (field === 'count' && isFoundByTicks) ? ' at least' : '';
    const message = `${field}: the bundle says ${said(stated[field])}, from the readings follows ${said(derived[field])}${least}`;
    return error('alarm-differs', `alarm.stated.${field}`, message);
  });
}

const MOST = 300;
const said = (value: unknown) => canonicalJson(value).slice(0, MOST);

export function notDerived({ instance, stated }: BundleAlarm, others: readonly Alarm[]): BundleFinding {
  const numbers = others.map(({ number }) => number).join(', ');
  const instead = others.length > 0 ? `; what follows is number ${numbers}` : '';
  const message = `alarm ${stated.number} of ${stated.by.ruleId} for ${instance} does not follow from the readings${instead}`;
  return error('alarm-not-derived', 'alarm.stated.number', message);
}

/** Without what persons did. */
export function derivedPart({ acknowledged: _, reset: __, ...derived }: Alarm): DerivedAlarm {
  return derived;
}
