import type { ClientBase } from 'pg';
import { findSiteNumber, SiteNameUnsound } from '../../domain/site-name.js';
import { DEFAULT_WATCH_LIMITS, type WatchLimits } from '../../domain/site-acts/watch-limits.js';
import { readLiveBooks } from '../../infra/read-books.js';
import { readHeard, readRunningRules } from '../../infra/read-rules.js';
import type { SiteWatch } from './site-watch.js';
import { AlarmDesk } from './alarm-desk.js';
import { BooksOfSite } from './books-of-site.js';
import { RulesOfSite } from './rules-of-site.js';
import { RunningWatch } from './running-watch.js';

/**
 * A site's watch, as the database has it. Whoever opens it holds the site's lease, and calls `hear` in transactions that check its fence; with no events
 * when `SITE_ACTS_CHANNEL` names the site, so that what people did is heard at once. After a lost lease a watch is thrown away.
 * @param db may be, and need not be, in a transaction
 * @throws SiteNameUnsound
 */
export async function openSiteWatch(
  db: ClientBase,
  site: string,
  limits: WatchLimits = DEFAULT_WATCH_LIMITS,
): Promise<SiteWatch> {
  const number = findSiteNumber(site);
  if (number === undefined) throw new SiteNameUnsound();
  const rules = new RulesOfSite(await readRunningRules(db, number));
  const books = await readLiveBooks(db, number, (rule, instance) => {
    const running = rules.byId(rule);
    if (!running) throw new Error(`an alarm is open of rule ${rule}, which has no state`);
    return { subject: site, ruleId: running.by.ruleId, instance };
  });
  const desk = new AlarmDesk(site, new BooksOfSite(books), limits);
  return new RunningWatch(number, rules, desk, await readHeard(db, number), limits);
}
