import type { ClientBase } from 'pg';
import { audienceOf } from '../../domain/alarms/audience.js';
import { DEFAULT_WATCH_LIMITS, type WatchLimits } from '../../domain/site-acts/watch-limits.js';
import { actsAfter } from '../../infra/read-acts.js';
import { writeAlarms, writeBooks, writeEvents } from '../../infra/write-alarms.js';
import { type NoticeToWrite, writeNotices } from '../../infra/write-notices.js';
import { writeOutcomes, writeRuleStates } from '../../infra/write-rules.js';
import type { LoggedEvent, SiteWatch } from './site-watch.js';
import type { AlarmDesk } from './alarm-desk.js';
import { isLive } from './books-of-site.js';
import type { AlarmHappening, Announcement } from './happening.js';
import { type ActOutcome, hearAct } from './hear-act.js';
import type { RulesOfSite } from './rules-of-site.js';

/** How far a site was heard. */
interface Heard {
  /** The last act. */
  readonly seq: number;
  /** The last entry of the log, -1 when there is none. */
  readonly position: number;
}

/** The rules and alarms of one site in memory, ahead of the database by the transaction that is running. */
export class RunningWatch implements SiteWatch {
  private committedHeard: Heard;
  private announcements: Announcement[] = [];

  constructor(
    private readonly site: number,
    private readonly rules: RulesOfSite,
    private readonly desk: AlarmDesk,
    private heard: Heard,
    private readonly limits: WatchLimits = DEFAULT_WATCH_LIMITS,
  ) {
    this.committedHeard = heard;
  }

  async hear(db: ClientBase, events: readonly LoggedEvent[], now: number): Promise<void> {
    const outcomes = await this.hearActs(db, now);
    await writeOutcomes(db, this.site, outcomes, { now, after: this.heard.position });
    let hasTicked = false;
    for (const logged of events) {
      await this.hearEvent(db, logged, now);
      hasTicked ||= logged.event.kind === 'tick';
    }
    if (hasTicked) this.desk.passTime(now);
    await this.write(db, now);
  }

  committed(): void {
    this.rules.committed();
    this.desk.books.committed();
    this.committedHeard = this.heard;
  }

  rolledBack(): void {
    this.rules.rolledBack();
    this.desk.books.rolledBack();
    this.desk.forget();
    this.announcements = [];
    this.heard = this.committedHeard;
  }

  /** What was committed by now, all of it: an act is in force from the next event on. */
  private async hearActs(db: ClientBase, now: number): Promise<readonly ActOutcome[]> {
    const { site, rules, desk } = this;
    const announce = (announcement: Announcement) => void this.announcements.push(announcement);
    const outcomes: ActOutcome[] = [];
    const { actsAtOnce: atMost } = this.limits;
    for (;;) {
      const acts = await actsAfter(db, { site, seq: this.heard.seq, atMost });
      for (const act of acts) {
        outcomes.push(await hearAct({ db, site, rules, desk, now, announce }, act));
        this.heard = { ...this.heard, seq: act.seq };
      }
      if (acts.length < atMost) return outcomes;
    }
  }

  private async hearEvent(db: ClientBase, { event, position }: LoggedEvent, now: number): Promise<void> {
    for (const rule of this.rules.thatHear(event)) {
      const { findings, hasChanged } = rule.hear(event);
      if (hasChanged) this.rules.change(rule);
      for (const finding of findings) {
        const asking = this.desk.found(db, rule, finding, position, now);
        if (asking) await asking;
      }
    }
    if (position !== null && position > this.heard.position) this.heard = { ...this.heard, position };
  }

  private async write(db: ClientBase, now: number): Promise<void> {
    const { site } = this;
    const books = this.desk.books.takeUnwritten();
    const { alarms, happenings } = this.desk.take();
    await writeBooks(
      db,
      site,
      books.map(({ rule, instance, book }) => ({ rule, instance, book, isLive: isLive(book) })),
    );
    await writeAlarms(db, site, alarms);
    await writeEvents(db, now, happenings);
    await writeNotices(db, site, now, [...happenings.map(noticeOf), ...this.announcements]);
    this.announcements = [];
    await writeRuleStates(db, this.rules.takeUnwritten());
  }
}

function noticeOf({ rule, instance, alarm, notice, by, reason }: AlarmHappening): NoticeToWrite {
  const { number, by: version, level, may, message, escalation } = alarm;
  const { ruleId } = version;
  const body = {
    rule,
    ruleId,
    version: version.version,
    instance,
    number,
    level,
    may,
    escalation,
    message,
    reason,
    by,
  };
  return {
    type: `alarm-${notice.kind}`,
    audience: audienceOf(notice),
    by,
    body,
    alarm: { rule, instance, number },
  };
}
