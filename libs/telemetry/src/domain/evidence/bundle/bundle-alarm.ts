import type { Alarm } from '../../alarms/alarm.js';
import type { RuleEvent } from '../../rules/rule-event.js';

/** What rules hear that is in no leaf of the log: papers, the server's clock, broken connections, and that batches are missing. */
export type StatedEvent = Exclude<RuleEvent, { kind: 'measurement' | 'tag-cycle' | 'fix' }>;

export interface BundleStatement {
  /** How many leaves the log had: it was heard after the leaf before, and before the leaf with this index. */
  readonly logSize: number;
  /** By the server's clock: milliseconds since 1970. */
  readonly heardAtMs: number;
  /** Of `sequence` events only `gap` and `gap-filled`: contradictions and replays are found again from the envelopes. */
  readonly event: StatedEvent;
}

/** Where the derivation begins: the first leaf that the rule's version heard, with the state that it was made with, or a later one with the state that it then had, as the platform says. */
export type BundleStart =
  | { readonly kind: 'initial'; readonly logSize: number }
  | {
      readonly kind: 'stated';
      readonly logSize: number;
      /** The rule's, as JSON. */
      readonly state: unknown;
      /** Alarms of this rule and instance that were raised before; none of them is active. */
      readonly raisedSoFar: number;
    };

/** What follows from evidence alone; that a person knows of it, or let it go, does not. */
export type DerivedAlarm = Omit<Alarm, 'acknowledged' | 'reset'>;

/** An alarm as the platform had it when the last entry and the last statement had been heard. `raisedAt` is when what raised it was received or heard. */
export interface BundleAlarm {
  readonly instance: string;
  readonly start: BundleStart;
  /** In the order in which they were heard. */
  readonly statements: readonly BundleStatement[];
  readonly stated: DerivedAlarm;
}
