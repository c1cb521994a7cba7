import type { Consequence } from '../rules/consequence.js';
import type { EvidencePoint, FindingLevel, RuleId, RuleVersion } from '../rules/rule.js';

/** What an alarm is about; at any time at most one alarm of a key is active. */
export interface AlarmKey {
  /** The collateral or the site. */
  readonly subject: string;
  readonly ruleId: RuleId;
  /** What of it: a device, a door, a gateway's gap. */
  readonly instance: string;
}

export interface Acknowledgement {
  readonly by: string;
  readonly at: number;
}

/** One time that a condition held. All times are milliseconds since 1970; those of evidence are event times, the others the server's. */
export interface Alarm {
  /** From 1, within its key. */
  readonly number: number;
  /** The rule's version and parameters that raised it, whatever they are by now. */
  readonly by: RuleVersion;
  readonly condition: 'active' | 'cleared';
  readonly acknowledged: Acknowledgement | null;
  /** Active until a person resets it. */
  readonly latched: boolean;
  /** Of a latched alarm: when its condition was found to be gone. */
  readonly returnedAt: number | null;
  readonly level: FindingLevel;
  readonly escalation: number;
  /** The most that any of its findings may do to a loan. */
  readonly may: Consequence;
  readonly message: string;
  readonly first: EvidencePoint;
  readonly last: EvidencePoint;
  readonly count: number;
  readonly raisedAt: number;
  /** The evidence that the condition was gone. */
  readonly clearedBy: EvidencePoint | null;
  readonly reset: { readonly by: string; readonly at: number; readonly reason: string } | null;
}

export interface Shelving {
  readonly by: string;
  readonly reason: string;
  readonly until: number;
}

/** Maintenance, or a device out of service; without an end until it is returned. */
export interface Outage {
  readonly id: string;
  readonly by: string;
  readonly reason: string;
  readonly from: number;
  readonly until: number | null;
}

/** All that is known of a key. Plain JSON. */
export interface AlarmBook {
  readonly key: AlarmKey;
  /** Active, or cleared and not yet acknowledged; by number. */
  readonly open: readonly Alarm[];
  /** The latest that is over, to which evidence may still come late. */
  readonly closed: Alarm | null;
  readonly raisedSoFar: number;
  readonly shelved: Shelving | null;
  readonly outages: readonly Outage[];
}

export function emptyBook(key: AlarmKey): AlarmBook {
  return { key, open: [], closed: null, raisedSoFar: 0, shelved: null, outages: [] };
}

export function activeAlarm({ open }: AlarmBook): Alarm | undefined {
  return open.find(({ condition }) => condition === 'active');
}

/** Why nobody is told of the key's alarms now; what happens to them is recorded all the same. */
export function silencedBy({ shelved, outages }: AlarmBook, now: number): 'shelved' | 'out-of-service' | null {
  if (shelved && now < shelved.until) return 'shelved';
  const isOut = outages.some(({ from, until }) => from <= now && (until === null || now < until));
  return isOut ? 'out-of-service' : null;
}

/** The states of ISA-18.2's figure of an alarm's life that one alarm can be in. */
export type AlarmState =
  | 'unacknowledged'
  | 'acknowledged'
  | 'returned-unacknowledged'
  | 'latched-unacknowledged'
  | 'latched-acknowledged'
  | 'closed';

export function alarmState({ condition, acknowledged, returnedAt }: Alarm): AlarmState {
  if (condition === 'cleared') return acknowledged ? 'closed' : 'returned-unacknowledged';
  if (returnedAt !== null) return acknowledged ? 'latched-acknowledged' : 'latched-unacknowledged';
  return acknowledged ? 'acknowledged' : 'unacknowledged';
}
