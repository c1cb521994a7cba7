import { concatMap, filter, interval, merge, type Observable, timer } from 'rxjs';

/** Whether the token that opened a stream still stands: it may be taken back before its time. */
export type TokenStands = () => Promise<boolean>;

/** Speaks once the right to a stream is over: with its time, or, looked at now and again, because it was taken back. */
export function rightEnded(leftMs: number, stands: TokenStands, lookAgainMs: number): Observable<unknown> {
  const takenBack = interval(lookAgainMs).pipe(
    concatMap(stands),
    filter((standing) => !standing),
  );
  return merge(timer(leftMs), takenBack);
}
