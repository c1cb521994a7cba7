import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rowsTouched } from '../../../../test/support/list-plans.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { FindSiteActivity } from '../application/sites/find-site-activity.js';
import type { AlarmState } from '../domain/alarms/alarm.js';
import { urgencyOf } from '../domain/alarms/urgency.js';
import type { FindingLevel } from '../domain/rules/rule.js';
import { AlarmsApi } from '../testing/alarms-api.js';
import { START } from '../testing/rule-run.js';
import { WatchedSite } from '../testing/watched-site.js';

/** The states of ISA-18.2 with a level, in the order in which they ask for a person; what is closed asks for nobody. */
const BY_URGENCY = [
  ...['unacknowledged/critical', 'unacknowledged/warn'],
  ...['latched-unacknowledged/critical', 'returned-unacknowledged/critical'],
  ...['latched-unacknowledged/warn', 'returned-unacknowledged/warn'],
  ...['acknowledged/critical', 'acknowledged/warn'],
  ...['latched-acknowledged/critical', 'latched-acknowledged/warn'],
  ...['closed/critical', 'closed/warn'],
];
const CLOSED = 5_000;
const BODY = {
  ...{ by: { parameters: {} }, escalation: 0, may: 'record', message: '', latched: false },
  ...{ first: { source: 'scale-1', at: START }, last: { source: 'scale-1', at: START } },
  ...{ clearedBy: null, acknowledged: null },
};

let database: TestDatabase;
let api: AlarmsApi;
let site: WatchedSite;

const urgency = (text: string) => {
  const [state, level] = text.split('/') as [AlarmState, FindingLevel];
  return urgencyOf({ state, level });
};
const insert = (states: readonly string[]) =>
  database.dataSource.query(
    `WITH made AS (
       INSERT INTO telemetry.site_rule (site, rule_id, latest) VALUES ($1, 'weight-loss', 0) RETURNING id
     )
     INSERT INTO telemetry.alarm (site, rule, instance, number, rule_id, version, state, level, urgency, raised_at, count, body)
     SELECT $1, made.id, 'scale-1', place, 'weight-loss', 1, split_part(state, '/', 1), split_part(state, '/', 2), urgency, now(), 1, $4
     FROM made, unnest($2::text[], $3::smallint[]) WITH ORDINALITY AS given (state, urgency, place)`,
    [site.number, states, states.map(urgency), BODY],
  );
const listed = async (query: string) =>
  (await api.as(site.reader).call('GET', `sites/${site.name}/alarms?${query}`)).items.map(
    ({ state, level }) => `${String(state)}/${String(level)}`,
  );

beforeAll(async () => {
  database = await createTestDatabase();
  api = await AlarmsApi.start(database, { nowMs: () => START });
  site = await WatchedSite.open(database);
  // Any order but the right one.
  await insert(BY_URGENCY.toReversed());
});
afterAll(async () => {
  await site?.close();
  await api?.stop();
  await database?.drop();
});

describe('alarms by urgency', () => {
  it('are those first that ask for a person most, and the newest first of those alike', async () => {
    const all = await listed('sort=-urgency');
    // Gone and not acknowledged is as urgent whether it must be reset as well or not.
    const alike = (text: string) => text.replace('latched-unacknowledged', 'returned-unacknowledged');
    expect(all.map(alike)).toEqual(BY_URGENCY.map(alike));
    expect(await listed('sort=urgency')).toEqual(all.toReversed());
  });

  it('come page by page as one list', async () => {
    const paged: unknown[] = [];
    for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
      const at = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body, items } = await api
        .as(site.operator)
        .call('GET', `sites/${site.name}/alarms?sort=-urgency&limit=5${at}`);
      paged.push(...items.map(({ id }) => id));
      cursor = body['nextCursor'] as string | undefined;
    }
    expect(new Set(paged).size).toBe(BY_URGENCY.length);
  });

  it('are found among thousands that are over without a look at those', async () => {
    await insert(Array.from({ length: CLOSED }, () => 'closed/warn'));
    await database.dataSource.query('ANALYZE telemetry.alarm');
    const open = 'state=open&sort=-urgency&limit=10';
    expect(await listed(open)).toHaveLength(10);
    const alarms = database.dataSource.query.bind(database.dataSource);
    const [plan] = await alarms<{ 'QUERY PLAN': unknown }[]>(
      `EXPLAIN (FORMAT JSON) SELECT * FROM telemetry.alarm WHERE site = $1 ORDER BY urgency DESC, id DESC LIMIT 11`,
      [site.number],
    );
    expect(JSON.stringify(plan)).toContain('alarm_urgency');
  });
});

describe('what goes on at a site', () => {
  it('is counted of what is open alone, in one question for many sites, and touches nothing that is over', async () => {
    const other = await WatchedSite.open(database);
    const finding = new FindSiteActivity(database.dataSource);
    const sites = [{ number: site.number }, { number: other.number }];
    const activity = await finding.of(sites);
    expect(activity.get(site.number)).toEqual({
      ...{ gateways: 0, lastHeardAt: null },
      ...{ criticalAlarms: 5, warnAlarms: 5, unacknowledgedAlarms: 6 },
    });
    expect(activity.get(other.number)).toMatchObject({ criticalAlarms: 0, warnAlarms: 0, unacknowledgedAlarms: 0 });
    expect(await rowsTouched(database.dataSource, () => finding.of(sites))).toBeLessThan(CLOSED / 50);
    await other.close();
  });
});
