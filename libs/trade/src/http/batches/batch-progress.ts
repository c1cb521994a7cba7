import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type MessageEvent,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, Notifications, type Principal, rightEnded, standingNow, type TokenStands } from '@tallystick/platform';
import {
  concatMap,
  filter,
  interval,
  merge,
  type Observable,
  of,
  Subject,
  takeUntil,
  takeWhile,
  throttleTime,
} from 'rxjs';
import { FindBatches } from '../../application/batches/find-batches.js';
import { TakeInFiles } from '../../application/batches/take-in-files.js';
import { BatchNotFound } from '../../domain/batches/batch-errors.js';
import { type BatchView, batchView } from './batch.view.js';

export class BatchNotifications extends Notifications {}

/** Files are settled faster than anybody reads of it. */
const TOLD_EVERY_MS = 250;
/** Between two looks when nothing was announced: covers a lost notification, and keeps proxies from closing the stream. */
const LOOK_AGAIN_MS = 15_000;

/**
 * How far a batch is, as it goes on. What is told is where it stands, and the id of a message says just that: whoever comes back with it hears
 * the next only when there is news, and misses nothing by what it did not hear.
 */
@Injectable()
export class BatchProgress implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly leaving = new Subject<void>();

  constructor(
    private readonly batches: FindBatches,
    private readonly notifications: BatchNotifications,
    private readonly taking: TakeInFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    this.notifications.stream.subscribe(() => this.taking.poke());
    await this.notifications.start();
  }

  /** Readers come back, to another copy, with the last id that they saw. */
  beforeApplicationShutdown(): void {
    this.leaving.next();
    this.leaving.complete();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.notifications.stop();
  }

  /** Ends with the batch, or with the right to it. @param last the id of the last message that the reader saw */
  streamFor(id: string, caller: Principal, last: string | undefined, stands: TokenStands): Observable<MessageEvent> {
    let told = last;
    const look = async (reason: string): Promise<MessageEvent[]> => {
      const message = await this.messageOf(id, caller);
      if (!(await stands())) return [];
      if (message.type === 'progress' && message.id === told) return reason === 'time' ? [stillHere(told)] : [];
      told = message.id;
      return [message];
    };
    const news = this.notifications.stream.pipe(filter((batch) => batch === '' || batch === id));
    const calm = news.pipe(throttleTime(TOLD_EVERY_MS, undefined, { leading: true, trailing: true }));
    const time = interval(LOOK_AGAIN_MS).pipe(concatMap(() => of('time')));
    const endsMs = caller.tokenExpiresAt.getTime() - this.clock.nowMs();
    return merge(of('begin'), calm, time).pipe(
      concatMap((reason) => look(reason)),
      concatMap((messages) => messages),
      takeWhile(({ type }) => type !== 'done' && type !== 'removed', true),
      takeUntil(merge(rightEnded(endsMs, standingNow(stands, LOOK_AGAIN_MS)), this.leaving)),
    );
  }

  private async messageOf(id: string, caller: Principal): Promise<MessageEvent> {
    try {
      const view = batchView(await this.batches.counted(id, caller));
      return { type: view.state === 'done' ? 'done' : 'progress', id: placeOf(view), data: view };
    } catch (error) {
      if (error instanceof BatchNotFound) return { type: 'removed', id: 'removed', data: {} };
      throw error;
    }
  }
}

const placeOf = ({ files: { received, accepted, known, refused } }: BatchView): string =>
  [received, accepted, known, refused].join('-');

const stillHere = (id: string | undefined): MessageEvent => ({ type: 'still-here', id: id ?? '', data: {} });
