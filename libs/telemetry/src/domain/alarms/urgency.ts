import type { FindingLevel } from '../rules/rule.js';
import type { AlarmState } from './alarm.js';

const BY_STATE: Readonly<Record<AlarmState, number>> = {
  unacknowledged: 6,
  'latched-unacknowledged': 4,
  'returned-unacknowledged': 4,
  acknowledged: 2,
  'latched-acknowledged': 0,
  closed: 0,
};
const BY_LEVEL: Readonly<Record<FindingLevel, number>> = { critical: 2, warn: 1 };

/**
 * What asks for a person first, as ISA-18.2 has summaries ordered: what nobody acknowledged before what somebody did, what goes on before what is
 * gone, and the critical first of those alike. From 8 to 1, and 0 of what is over.
 */
export function urgencyOf({ state, level }: { readonly state: AlarmState; readonly level: FindingLevel }): number {
  return state === 'closed' ? 0 : BY_STATE[state] + BY_LEVEL[level];
}
