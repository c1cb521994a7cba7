import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PapersActivity } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import type { Alarm } from '../../domain/alarms/alarm.js';
import { StoredAlarmBook } from '../../infra/alarm-book.entity.js';
import { StoredAlarmEvent } from '../../infra/alarm-event.entity.js';
import { StoredAlarm } from '../../infra/alarm.entity.js';
import { Notice } from '../../infra/notice.entity.js';
import { StoredSiteAct } from '../../infra/site-act.entity.js';
import { unpackState } from '../../infra/packed-state.js';
import { SiteReader } from '../../infra/site-reader.entity.js';
import { SiteReleaser } from '../../infra/site-releaser.entity.js';
import { SiteRuleVersion } from '../../infra/site-rule-version.entity.js';
import { SiteRule } from '../../infra/site-rule.entity.js';
import { Site } from '../../infra/site.entity.js';
import { SCENARIOS } from '../../simulation/incidents.js';
import { monitored, WAREHOUSE_RULES } from '../../simulation/monitored.js';
import { randomOf } from '../../simulation/random.js';
import { warehouse } from '../../simulation/warehouse.js';
import { HOUR, measured, MINUTE, movement, SECOND, START, tick } from '../../testing/rule-run.js';
import { SiteDesk } from '../../testing/site-desk.js';
import { WatchedSite } from '../../testing/watched-site.js';

const ENTITIES = [
  ...[Site, SiteReader, SiteReleaser, SiteRule, SiteRuleVersion, StoredSiteAct, PapersActivity],
  ...[StoredAlarm, StoredAlarmBook, StoredAlarmEvent, Notice],
];
/** Raised and cleared by every reading that is over or under it. */
const AT_ONCE = { device: 'scale-1', metric: 'weight', unit: 'kg', upper: '100', durationMs: 0, deadband: '0' };
const over = (at: number) => measured('150', at);
const under = (at: number) => measured('50', at);

let database: TestDatabase;
let site: WatchedSite;
let desk: SiteDesk;

beforeAll(async () => {
  database = await createTestDatabase({ entities: ENTITIES });
});
afterAll(() => database?.drop());
beforeEach(async () => {
  site = await WatchedSite.open(database);
  desk = new SiteDesk(database.dataSource, site);
});
afterEach(() => site.close());

const manager = () => database.dataSource.manager;
const alarms = (where: object = {}) =>
  manager().find(StoredAlarm, { where: { site: site.number, ...where }, order: { id: 'ASC' } });
const happened = async () => {
  const rows = await manager().find(StoredAlarmEvent, { order: { id: 'ASC' } });
  const known = new Set((await alarms()).map(({ id }) => id));
  return rows.filter(({ alarm }) => known.has(alarm)).map(({ kind }) => kind);
};
const toldTo = async (party: string) => {
  const rows = await manager().find(Notice, { where: { party, site: site.number }, order: { id: 'ASC' } });
  return rows.map(({ type }) => type).filter((type) => type !== 'rule-changed');
};
const outcomeOf = (id: string) => manager().findOneByOrFail(StoredSiteAct, { id });
const stateOf = async (rule: string): Promise<unknown> => {
  const [row] = await manager().query<{ state: Buffer }[]>(
    'SELECT state FROM telemetry.site_rule_state WHERE rule = $1',
    [rule],
  );
  return row && unpackState(row.state);
};

describe("a site's watch", () => {
  it('makes one alarm of a condition that lasts, with its version, its count and where its evidence is', async () => {
    const rule = await desk.addRule('climate', AT_ONCE);
    await site.hear([under(START), over(START + SECOND), over(START + 2 * SECOND)], START);
    await site.hear([over(START + 3 * SECOND), over(START + 4 * SECOND)], START);
    const [alarm, ...others] = await alarms();
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({
      ...{ rule, version: 1, state: 'unacknowledged', level: 'critical', number: 1, instance: 'scale-1/weight' },
      ...{ count: '4', firstPosition: '1', lastPosition: '4' },
    });
    expect(alarm?.body.by.parameters).toEqual(AT_ONCE);
    expect(await happened()).toEqual(['raised']);
    await site.hear([under(START + 5 * SECOND)], START);
    expect(await happened()).toEqual(['raised', 'cleared']);
    expect((await alarms())[0]).toMatchObject({ state: 'returned-unacknowledged', lastPosition: '4' });
  });

  it('comes to the alarms that the rules come to, however transactions are cut, fail, and change hands', async () => {
    const incident = SCENARIOS.find(({ name }) => name === 'a theft at once')?.incident;
    const events = warehouse('cut', 4, incident);
    for (const { ruleId, parameters } of WAREHOUSE_RULES) await desk.addRule(ruleId, parameters);
    const random = randomOf('cuts');
    for (let next = 0; next < events.length;) {
      const batch = events.slice(next, next + 1 + random.below(400));
      if (random.once(4)) await site.hear(batch, START, 'ROLLBACK');
      if (random.once(10)) site.reopen();
      await site.hear(batch, START);
      next += batch.length;
    }
    const plain = ({ by, raisedAt, first, last, clearedBy, ...alarm }: Alarm) => ({
      ...{ ...alarm, ruleId: by.ruleId, first: { ...first, position: 0 }, last: { ...last, position: 0 } },
      clearedBy: clearedBy && { ...clearedBy, position: 0 },
    });
    const expected = [...monitored(events).books.values()].flatMap(({ open }) => open.map(plain));
    const found = (await alarms()).map(({ body }) => plain(body));
    const inOrder = (list: readonly object[]) => list.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort();
    expect(expected.length).toBeGreaterThan(2);
    expect(inOrder(found)).toEqual(inOrder(expected));
  }, 300_000);

  it('hears what people did once and in order, whatever becomes of the transaction in which it first hears it', async () => {
    const rule = await desk.addRule('weight-loss', { device: 'scale-1', uncertainty: '0.5' });
    const papers = [];
    for (const change of ['100', '20', '3']) {
      const span = { device: 'scale-1', from: new Date(START), until: new Date(START) };
      papers.push(await desk.papers.movement(site.name, { ...span, change }, desk.operator));
    }
    await site.hear([], START, 'ROLLBACK');
    expect((await outcomeOf(papers[0]!)).heardAt).toBeNull();
    await site.hear([under(START + SECOND)], START);
    site.reopen();
    await site.hear([tick(START)], START);
    expect(await stateOf(rule)).toMatchObject({ current: { baseline: { byPapers: '123' } } });
    for (const id of papers) expect(await outcomeOf(id)).toMatchObject({ heardAt: expect.any(Date), heardAfter: '-1' });
  });

  it('holds a version from the next event on, and has an alarm name the one that raised it', async () => {
    const rule = await desk.addRule('climate', AT_ONCE);
    await site.hear([over(START)], START);
    await desk.rules.change({ site: site.name, id: rule }, { parameters: { ...AT_ONCE, upper: '200' } }, desk.operator);
    await site.hear([under(START + SECOND), measured('250', START + 2 * SECOND)], START);
    site.reopen();
    await site.hear([measured('260', START + 3 * SECOND)], START);
    expect((await alarms()).map(({ version, number, count }) => [number, version, count])).toEqual([
      [1, 1, '1'],
      [2, 2, '2'],
    ]);
  });

  it('begins a version with what stands by papers, and measures anew', async () => {
    const parameters = { device: 'scale-1', uncertainty: '0.5', medianOf: 1, holdMs: 0 };
    const rule = await desk.addRule('weight-loss', parameters);
    await site.hear([movement('100', START), measured('100', START + SECOND)], START);
    await desk.rules.change(
      { site: site.name, id: rule },
      { parameters: { ...parameters, tolerance: '0.1' } },
      desk.operator,
    );
    await site.hear([], START);
    expect(await stateOf(rule)).toMatchObject({ current: { baseline: { weight: '100' }, recent: [] }, tail: [] });
    await site.hear([measured('70', START + 2 * SECOND)], START);
    expect(await alarms()).toMatchObject([{ version: 2 }]);
  });

  it('lets a rule that is made anew hear the papers that came before it, so that nothing is forgotten with the old one', async () => {
    const parameters = { device: 'scale-1', uncertainty: '0.5', medianOf: 1, holdMs: 0 };
    const first = await desk.addRule('weight-loss', parameters);
    const span = { device: 'scale-1', from: new Date(START), until: new Date(START) };
    await desk.papers.movement(site.name, { ...span, change: '100' }, desk.operator);
    await site.hear([measured('100', START + SECOND)], START);
    await desk.rules.switchOff({ site: site.name, id: first }, desk.operator);
    const second = await desk.addRule('weight-loss', { ...parameters, tolerance: '0.05' });
    await site.hear([measured('70', START + 2 * SECOND), measured('70', START + 3 * SECOND)], START);
    expect(await alarms()).toMatchObject([{ rule: second }]);
  });

  it('finds nothing by a rule that is switched off, which clears no alarm and knows papers still', async () => {
    const parameters = { device: 'scale-1', uncertainty: '0.5', medianOf: 1, holdMs: 0 };
    const rule = await desk.addRule('weight-loss', parameters);
    await site.hear([movement('100', START), measured('100', START + 1), measured('50', START + 2)], START);
    await desk.rules.switchOff({ site: site.name, id: rule }, desk.operator);
    await site.hear([measured('100', START + 3), movement('40', START + 4), measured('1', START + 5)], START);
    expect(await alarms()).toMatchObject([{ state: 'unacknowledged', count: '1' }]);
    await desk.rules.change({ site: site.name, id: rule }, { parameters }, desk.operator);
    await site.hear([measured('140', START + 6), measured('140', START + 7)], START);
    expect(await stateOf(rule)).toMatchObject({ current: { baseline: { weight: '140', byPapers: '140' } } });
    expect(await alarms()).toMatchObject([{ state: 'returned-unacknowledged' }]);
  });

  it('keeps the alarms of two rules apart that watch the same: a lax one clears nothing of a strict one', async () => {
    const strict = await desk.addRule('climate', AT_ONCE);
    await desk.addRule('climate', { ...AT_ONCE, upper: '10000' });
    await site.hear([over(START), over(START + SECOND)], START);
    expect(await alarms()).toMatchObject([{ rule: strict, state: 'unacknowledged', count: '2' }]);
  });

  it('refuses an act that cannot be done, and says why', async () => {
    const rule = await desk.addRule('climate', AT_ONCE);
    const target = { rule, instance: 'scale-1/weight' };
    const early = await desk.act({ kind: 'acknowledge', target, number: 1 });
    const strange = await desk.act({ kind: 'unshelve', target: { ...target, rule: crypto.randomUUID() } });
    await site.hear([over(START)], START);
    expect((await outcomeOf(early)).refusal).toMatchObject({ code: 'alarm-not-open', kind: 'not-found' });
    expect((await outcomeOf(strange)).refusal).toMatchObject({ code: 'rule-not-running' });
    const done = await desk.act({ kind: 'acknowledge', target, number: 1 });
    await site.hear([], START);
    expect((await outcomeOf(done)).refusal).toBeNull();
    expect(await alarms()).toMatchObject([{ state: 'acknowledged' }]);
  });

  it('writes every alarm that is acknowledged, of several that are over', async () => {
    const rule = await desk.addRule('climate', AT_ONCE);
    const target = { rule, instance: 'scale-1/weight' };
    await site.hear([over(START), under(START + 1), over(START + 2), under(START + 3)], START);
    for (const number of [2, 1]) await desk.act({ kind: 'acknowledge', target, number });
    await site.hear([], START);
    expect((await alarms()).map(({ state, body }) => [state, body.acknowledged?.by])).toEqual([
      ['closed', site.operator],
      ['closed', site.operator],
    ]);
    await site.hear([over(START + 4)], START);
    expect((await alarms()).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('silences for its operator alone: who lends on the goods hears of the shelving, and of the alarm', async () => {
    const rule = await desk.addRule('climate', AT_ONCE);
    const target = { rule, instance: 'scale-1/weight' };
    await desk.act({ kind: 'shelve', target, until: START + HOUR, reason: 'the scale is being cleaned' });
    await site.hear([over(START)], START);
    expect(await toldTo(site.operator)).toEqual([]);
    expect(await toldTo(site.reader)).toEqual(['alarm-raised', 'alarm-shelved']);
    site.reopen();
    await site.hear([tick(START + HOUR)], START + HOUR);
    expect(await toldTo(site.operator)).toEqual(['alarm-resumed']);
    expect(await toldTo(site.reader)).toEqual(['alarm-raised', 'alarm-shelved']);
  });

  it('takes all keys of an outage out of service or none, and returns those that are still out', async () => {
    const rule = await desk.addRule('climate', AT_ONCE);
    const [one, other] = ['scale-1/weight', 'scale-1/unit'].map((instance) => ({ rule, instance }));
    const span = { kind: 'take-out-of-service', from: START, reason: 'new load cells' } as const;
    const none = await desk.act({ ...span, targets: [one!, { ...other!, rule: crypto.randomUUID() }], until: null });
    const both = await desk.act({ ...span, targets: [one!, other!], until: null });
    await site.hear([over(START)], START);
    expect((await outcomeOf(none)).refusal).toMatchObject({ code: 'rule-not-running' });
    const books = () => manager().find(StoredAlarmBook, { where: { rule }, order: { instance: 'ASC' } });
    expect((await books()).map(({ outages }) => outages.map(({ id }) => id))).toEqual([[both], [both]]);
    expect(await toldTo(site.operator)).toEqual([]);
    await desk.act({ kind: 'return-to-service', targets: [one!, other!], outage: both });
    const again = await desk.act({ kind: 'return-to-service', targets: [one!, other!], outage: both });
    await site.hear([], START + MINUTE);
    expect((await outcomeOf(again)).refusal).toMatchObject({ code: 'outage-unknown' });
    expect((await books()).map(({ outages }) => outages)).toEqual([[], []]);
    expect(await toldTo(site.operator)).toEqual(['alarm-resumed']);
  });

  it('counts in one alarm what is found beyond its room, whatever a gateway makes up', async () => {
    await site.close();
    site = await WatchedSite.open(database, { limits: { maxOpenKeys: 3, actsAtOnce: 2 } });
    desk = new SiteDesk(database.dataSource, site);
    await desk.addRule('sequence', { gateway: 'gateway-1' });
    const gaps = Array.from({ length: 10 }, (_, index) => ({
      ...({ kind: 'sequence', fault: 'gap', gateway: 'gateway-1', bootEpoch: '1', at: START } as const),
      seq: String(index),
    }));
    await site.hear(gaps, START);
    const found = await alarms();
    expect(found.map(({ instance }) => instance)).toEqual([
      ...['gap/gateway-1/1/0', 'gap/gateway-1/1/1', 'gap/gateway-1/1/2', 'others'],
    ]);
    expect(found.at(-1)).toMatchObject({ count: '7' });
  });

  it('is told apart by site: what happens at another is heard by nobody here', async () => {
    const neighbour = await WatchedSite.open(database);
    await desk.addRule('climate', AT_ONCE);
    await neighbour.hear([over(START)], START);
    await neighbour.close();
    expect(await alarms()).toEqual([]);
    expect((await manager().findBy(StoredSiteAct, { site: site.number })).map(({ heardAt }) => heardAt)).toEqual([
      null,
    ]);
  });
});
