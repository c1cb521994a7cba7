export type Outcome = 'pass' | 'review' | 'fail';

/** `unreadable` only where a paper could not be read at all. */
export type Verdict = Outcome | 'unreadable';

const BADNESS: readonly Verdict[] = ['pass', 'review', 'fail', 'unreadable'];

/** The worst of all; of nothing, `pass`. */
export function worst<V extends Verdict>(verdicts: readonly V[]): V | 'pass' {
  return verdicts.reduce<V | 'pass'>(
    (sofar, next) => (BADNESS.indexOf(next) > BADNESS.indexOf(sofar) ? next : sofar),
    'pass',
  );
}

export type CheckInput =
  string | number | boolean | null | readonly CheckInput[] | { readonly [name: string]: CheckInput };

/** One check's answer, with what it looked at, so that a person can follow it and a machine repeat it. */
export interface Check {
  readonly id: string;
  readonly outcome: Outcome;
  readonly inputs: Readonly<Record<string, CheckInput>>;
  readonly reason: string;
}
