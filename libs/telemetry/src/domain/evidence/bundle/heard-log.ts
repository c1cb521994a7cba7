import type { JudgedEntry } from './alarm-course.js';

/** What was heard, and whether it is every leaf of the log from the start to its last. */
export interface HeardLog {
  /** Where the derivation begins. */
  readonly from: number;
  readonly heard: readonly JudgedEntry[];
  readonly isEveryLeaf: boolean;
}
