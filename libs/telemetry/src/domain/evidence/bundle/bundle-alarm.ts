import type { Alarm } from '../../alarms/alarm.js';
import type { RuleEvent } from '../../rules/rule-event.js';
import type { RuleVersion } from '../../rules/rule.js';

/** Parameters under which a rule runs, or hears papers alone when it is switched off. */
export interface StatedVersion extends Omit<RuleVersion, 'ruleId'> {
  readonly isOn: boolean;
}

/** From here on another version of the rule holds; it begins from what stands by papers. */
export interface VersionEvent extends StatedVersion {
  readonly kind: 'version';
}

/** A person let a latched alarm go. */
export interface ResetEvent {
  readonly kind: 'reset';
  readonly number: number;
}

/** What a rule hears that is in no leaf of the log: papers, the server's clock, broken connections, and that batches are missing. */
export type HeardEvent = Exclude<RuleEvent, { kind: 'measurement' | 'tag-cycle' | 'fix' }>;

export type StatedEvent = HeardEvent | VersionEvent | ResetEvent;

export interface BundleStatement {
  /** How many leaves the log had: it was heard after the leaf before, and before the leaf with this index. */
  readonly logSize: number;
  /** By the server's clock: milliseconds since 1970. */
  readonly heardAtMs: number;
  /**
   * Of `sequence` events only `gap` and `gap-filled`: contradictions and replays are found again from the envelopes. Of ticks those at which an alarm of the
   * instance was raised, escalated, found last, or cleared.
   */
  readonly event: StatedEvent;
}

/**
 * Where the derivation begins: with the rule's first version, in the state that a rule begins with, or later, in the state that it then had as the platform
 * says. The papers that a rule heard when it was made are statements at its beginning.
 */
export type BundleStart = {
  /** The index of the first leaf that is heard. */
  readonly logSize: number;
  readonly version: StatedVersion;
} & (
  | { readonly kind: 'initial' }
  | {
      readonly kind: 'stated';
      /** The rule's, as JSON. */
      readonly state: unknown;
      /** Alarms of this rule and instance that were raised before; none of them is active. */
      readonly raisedSoFar: number;
    }
);

/** What follows from evidence; that a person knows of it does not. */
export type DerivedAlarm = Omit<Alarm, 'acknowledged' | 'reset'>;

/** An alarm as the platform had it when the last entry and the last statement had been heard. */
export interface BundleAlarm {
  readonly instance: string;
  readonly start: BundleStart;
  /** In the order in which they were heard. */
  readonly statements: readonly BundleStatement[];
  readonly stated: DerivedAlarm;
}
