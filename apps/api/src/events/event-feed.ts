import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type MessageEvent,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { LedgerActivity } from '@tallystick/chain';
import type { Clock } from '@tallystick/kernel';
import {
  CLOCK,
  eventsWithheldFrom,
  PapersActivity,
  type Principal,
  rightEnded,
  standingNow,
  type TokenStands,
} from '@tallystick/platform';
import {
  concatMap,
  defer,
  filter,
  from,
  interval,
  map,
  merge,
  mergeMap,
  type Observable,
  of,
  Subject,
  takeUntil,
  tap,
} from 'rxjs';
import { DataSource } from 'typeorm';
import { LedgerNotifications, PapersNotifications } from './feed-notifications.js';
import { type FeedPosition, formatPosition } from './feed-position.js';

const BATCH_MAX = 200;

/** Who reads, and what they may not. */
interface Reader {
  readonly party: string;
  readonly withheld: readonly string[];
}

interface News {
  /** Where the reader stands once it has this. */
  readonly position: FeedPosition;
  readonly message: MessageEvent;
}

/** Between two looks when nothing was announced: covers a lost notification, and keeps proxies from closing the stream. */
export const LOOK_AGAIN_MS = Symbol('look again after, in milliseconds');

/** A party's news from both feeds, the private papers' and the ledger's, each read on from where the reader stands. */
@Injectable()
export class EventFeed implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly leaving = new Subject<void>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly papers: PapersNotifications,
    private readonly ledger: LedgerNotifications,
    @Inject(LOOK_AGAIN_MS) private readonly lookAgainMs: number,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await Promise.all([this.papers.start(), this.ledger.start()]);
  }

  /** Readers come back, to another copy, with the last id that they saw; a stream that stayed open would keep the listener from closing. */
  beforeApplicationShutdown(): void {
    this.leaving.next();
    this.leaving.complete();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.papers.stop(), this.ledger.stop()]);
  }

  /**
   * @param after where a lost connection stood; undefined to hear only what is new
   * @param stands whether the reader's token was not taken back meanwhile; asked before anything is told, and again and again
   */
  streamFor(caller: Principal, after: FeedPosition | undefined, stands: TokenStands): Observable<MessageEvent> {
    const { party, person, tokenExpiresAt } = caller;
    const reader = { party, withheld: eventsWithheldFrom(caller) };
    const standing = standingNow(stands, this.lookAgainMs);
    return defer(() => from(after ? Promise.resolve(after) : this.endOf(party))).pipe(
      mergeMap((start) => {
        let position = start;
        const sign = (type: string, data = {}): MessageEvent => ({ type, id: formatPosition(position), data });
        // A browser's tabs share a cookie that may have become another person's: whose news these are is said before any of them.
        const connected = sign('connected', person && { person: person.id });
        const looks = merge(of(''), this.papers.stream, this.ledger.stream, interval(this.lookAgainMs));
        const news = looks.pipe(
          concatMap(() => this.newsAfter(reader, position, stands)),
          tap(({ position: reached }) => (position = reached)),
          map(({ message }) => message),
        );
        // By the clock alone: a sign at others' news would tell how much happens between others. It has the reader's position for its id,
        // because a reader comes back with the last id that it saw.
        const stillHere = standing.pipe(
          filter((isStanding) => isStanding),
          map(() => sign('still-here')),
        );
        return merge(of(connected), news, stillHere);
      }),
      // A stream lasts no longer than the right to it; with a new token its reader goes on from where it was.
      takeUntil(merge(rightEnded(tokenExpiresAt.getTime() - this.clock.nowMs(), standing), this.leaving)),
    );
  }

  /** All there is, batch by batch, so that a long absence is made up for at once. */
  private async *newsAfter(reader: Reader, start: FeedPosition, stands: TokenStands): AsyncGenerator<News> {
    let position = start;
    for (;;) {
      const news = await this.since(reader, position);
      if (news.length > 0 && !(await stands())) return;
      yield* news;
      position = news.at(-1)?.position ?? position;
      if (news.length < BATCH_MAX) return;
    }
  }

  private async endOf(party: string): Promise<FeedPosition> {
    const [papers, ledger] = await Promise.all([
      this.lastOf(PapersActivity, party),
      this.lastOf(LedgerActivity, party),
    ]);
    return { papers, ledger };
  }

  private async lastOf(entity: typeof PapersActivity | typeof LedgerActivity, party: string): Promise<bigint> {
    const row = await this.dataSource
      .createQueryBuilder<PapersActivity | LedgerActivity>(entity, 'activity')
      .select('max(activity.seq)', 'seq')
      .where('activity.party = :party', { party })
      .getRawOne<{ seq: string | null }>();
    return BigInt(row?.seq ?? 0);
  }

  private async since(reader: Reader, position: FeedPosition): Promise<News[]> {
    const [papers, ledger] = await Promise.all([
      this.rowsAfter(PapersActivity, reader, position.papers),
      this.rowsAfter(LedgerActivity, reader, position.ledger),
    ]);
    let reached = position;
    const events: News[] = [];
    for (const row of papers) {
      reached = { ...reached, papers: BigInt(row.seq) };
      events.push({ position: reached, message: messageOf(row, reached) });
    }
    for (const row of ledger) {
      reached = { ...reached, ledger: BigInt(row.seq) };
      events.push({ position: reached, message: messageOf(row, reached) });
    }
    return events;
  }

  private async rowsAfter<T extends PapersActivity | LedgerActivity>(
    entity: new () => T,
    { party, withheld }: Reader,
    seq: bigint,
  ): Promise<T[]> {
    return this.dataSource
      .createQueryBuilder(entity, 'activity')
      .where('activity.party = :party AND activity.seq > :seq', { party, seq: seq.toString() })
      .andWhere('activity.type <> ALL (:withheld)', { withheld })
      .orderBy('activity.seq', 'ASC')
      .take(BATCH_MAX)
      .getMany();
  }
}

function messageOf(row: PapersActivity | LedgerActivity, position: FeedPosition): MessageEvent {
  return { type: row.type, id: formatPosition(position), data: { subject: row.subject, at: row.at.toISOString() } };
}
