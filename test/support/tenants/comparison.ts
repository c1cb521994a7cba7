import type { RawAnswer } from '../openapi/raw-call.js';

/** What was asked once about what is theirs and once about what nobody has, and how it was answered. */
export interface Compared {
  /** What each of the two requests named: it may be said back. */
  readonly named: readonly (readonly [theirs: string, madeUp: string])[];
  readonly theirs: RawAnswer;
  readonly madeUp: RawAnswer;
  /** What was asked of the database meanwhile. */
  readonly theirQueries: readonly string[];
  readonly madeUpQueries: readonly string[];
}

/** As sent, but for the id that every request has of its own, and for what it named. */
const bodyOf = ({ text }: RawAnswer, named: readonly string[]) =>
  named.reduce((body, name) => body.replaceAll(name, '…'), text.replace(/"instance":"[^"]*"/, '"instance":""'));
const headersOf = ({ headers }: RawAnswer) => Object.keys(headers).sort().join(', ');

/** Told at most once a minute, and of whoever asks: by the clock, not by what was asked about. */
const USE_TOLD = /^UPDATE "papers"\."(api_client|person_session)" SET "last_(used|seen)_at"/;
export const withoutUse = (queries: readonly string[]) => queries.filter((query) => !USE_TOLD.test(query));

/** Each way in which the two can be told apart, in words. */
export function differencesOf({ named, theirs, madeUp, theirQueries, madeUpQueries }: Compared): readonly string[] {
  const differences: string[] = [];
  if (theirs.status !== madeUp.status) differences.push(`is answered ${theirs.status}, not ${madeUp.status}`);
  const [said, other] = [
    bodyOf(
      theirs,
      named.map(([one]) => one),
    ),
    bodyOf(
      madeUp,
      named.map(([, one]) => one),
    ),
  ];
  if (said !== other) differences.push(`says ${said.slice(0, 300)}, not ${other.slice(0, 300)}`);
  if (headersOf(theirs) !== headersOf(madeUp))
    differences.push(`has the headers ${headersOf(theirs)}, not ${headersOf(madeUp)}`);
  // Those that are asked at the same time have no order.
  const [asked, askedOther] = [withoutUse(theirQueries).sort(), withoutUse(madeUpQueries).sort()];
  if (asked.join('\n') !== askedOther.join('\n')) {
    const more =
      asked.find((query) => !askedOther.includes(query)) ?? askedOther.find((query) => !asked.includes(query));
    differences.push(`asks the database ${asked.length} times, not ${askedOther.length}: “${more?.slice(0, 200)}”`);
  }
  return differences;
}
