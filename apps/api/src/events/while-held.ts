import { concatMap, from, map, type Observable, takeWhile } from 'rxjs';

/** A stream that tells nothing more, and ends, once the right to it is gone; asked before everything that it tells. */
export function whileHeld<T>(stream: Observable<T>, holds: () => Promise<boolean>): Observable<T> {
  return stream.pipe(
    concatMap((told) => from(holds()).pipe(map((held) => ({ told, held })))),
    takeWhile(({ held }) => held),
    map(({ told }) => told),
  );
}
