import { concatMap, filter, interval, merge, type Observable, share, timer } from 'rxjs';

/** Whether the token that opened a stream still stands: it may be taken back before its time. */
export type TokenStands = () => Promise<boolean>;

/** Whether it does, looked at now and again for as long as somebody listens; whoever else listens hears of the same look, the first of them first. */
export const standingNow = (stands: TokenStands, lookAgainMs: number): Observable<boolean> =>
  interval(lookAgainMs).pipe(concatMap(stands), share());

/** Speaks once the right to a stream is over: with its time, or because it was taken back. */
export const rightEnded = (leftMs: number, standing: Observable<boolean>): Observable<unknown> =>
  merge(timer(leftMs), standing.pipe(filter((isStanding) => !isStanding)));
