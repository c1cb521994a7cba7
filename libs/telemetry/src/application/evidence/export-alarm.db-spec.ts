import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { verifyBundle } from '../../domain/evidence/bundle/verify-bundle.js';
import { Notice } from '../../infra/notice.entity.js';
import { Site } from '../../infra/site.entity.js';
import { SiteReader } from '../../infra/site-reader.entity.js';
import { SiteRule } from '../../infra/site-rule.entity.js';
import { SiteRuleVersion } from '../../infra/site-rule-version.entity.js';
import { AlarmedSite } from '../../testing/alarmed-site.js';
import { minute, SCALE_RULE, weighed } from '../../testing/stolen-goods.js';
import type { EvidenceSettings } from './bundle-settings.js';
import { ExportAlarm } from './export-alarm.js';
import { FindAnchors } from './find-anchors.js';

const SETTINGS: EvidenceSettings = {
  ...{ maxEntries: 1_000, maxBytes: 10_000_000, maxDerivationMs: 10_000, atOnce: 1, anchorPollMs: 60_000 },
};
const [SCALE, OTHER] = ['gateway-7', 'gateway-8'] as const;

let database: TestDatabase;
let site: AlarmedSite;

beforeAll(async () => {
  database = await createTestDatabase({ entities: [Site, SiteReader, SiteRule, SiteRuleVersion, Notice] });
});
afterAll(() => database.drop());
beforeEach(async () => {
  site = await AlarmedSite.open(database.dataSource, database.url, minute(0) - 10_000, [SCALE, OTHER]);
});
afterEach(() => site.close());

async function exported(id: string, settings: Partial<EvidenceSettings> = {}): Promise<string> {
  const { dataSource } = database;
  const stored = await dataSource.manager.findOneByOrFail(Site, { number: `${site.scene.siteNumber}` });
  return new ExportAlarm(dataSource, new FindAnchors(dataSource), { ...SETTINGS, ...settings }).run(stored, id);
}

type Anchored = Awaited<ReturnType<AlarmedSite['anchor']>>;

function verdictOf(file: string, anchor: Anchored) {
  const operators = [{ site: site.scene.site, ...site.scene.operator.verifying }];
  return verifyBundle(new TextEncoder().encode(file), { operators, anchoredRoots: [anchor] });
}

async function movement(atMs: number, change: string): Promise<void> {
  const from = new Date(atMs);
  const paper = { device: 'scale-1', from, until: from, change, reference: 'WB 17' };
  await site.at(atMs).papers.movement(site.scene.site, paper, site.operator);
}

/** The scale's batches, a minute apart, among another's. */
async function weigh(from: number, ...weights: readonly string[]): Promise<void> {
  for (const [place, weight] of weights.entries()) {
    const now = minute(from + place);
    await site.at(now).send(SCALE, [weighed(weight, now - 1_000)]);
    await site.at(now + 1).send(OTHER, [weighed('5', now, 'scale-2')]);
  }
}

describe('the file of an alarm', () => {
  it('holds what its rule heard, papers among it, and is proved by itself', async () => {
    await movement(minute(0) - 8_000, '60');
    await site.at(minute(0) - 6_000).addRule('weight-loss', SCALE_RULE.parameters);
    await movement(minute(0) - 4_000, '40');
    await weigh(0, '100', '100', '100');
    await movement(minute(3) - 2_000, '20');
    await weigh(3, '120', '80');
    await weigh(5, '120');
    const anchor = await site.anchor();
    const [alarm] = await site.alarms();
    const verdict = verdictOf(await exported(alarm!.id), anchor);
    expect(verdict).toMatchObject({
      findings: [],
      isProved: true,
      alarm: { number: 1, may: 'call', first: { position: 8 } },
    });
    expect(verdict.takenOnWord.filter((said) => said.startsWith('movement'))).toHaveLength(3);
  });

  it('holds the rule’s later versions', async () => {
    const rule = await site.addRule('weight-loss', { ...SCALE_RULE.parameters, holdMs: 600_000 });
    await movement(minute(0) - 4_000, '100');
    await weigh(0, '100', '100', '80');
    await site
      .at(minute(3) - 3_000)
      .rules.change({ site: site.scene.site, id: rule }, { parameters: SCALE_RULE.parameters }, site.operator);
    await weigh(3, '80', '80');
    const anchor = await site.anchor();
    const [alarm] = await site.alarms();
    expect(verdictOf(await exported(alarm!.id), anchor)).toMatchObject({
      ...{ findings: [], isProved: true },
      alarm: { by: { version: 2 }, first: { position: 6 } },
    });
  });

  it('tells an alarm that goes on as it was when it was last anchored', async () => {
    await movement(minute(0) - 8_000, '100');
    await site.addRule('weight-loss', SCALE_RULE.parameters);
    await weigh(0, '100', '100', '80', '79');
    const anchor = await site.anchor();
    await weigh(4, '78', '77');
    const [alarm] = await site.alarms();
    const verdict = verdictOf(await exported(alarm!.id), anchor);
    expect(verdict).toMatchObject({ findings: [], isProved: true, alarm: { count: 2, last: { position: 6 } } });
  });

  it('of one gateway alone stays small where the whole log would not fit, and says when that does not either', async () => {
    await movement(minute(0) - 8_000, '100');
    await site.addRule('weight-loss', SCALE_RULE.parameters);
    await weigh(0, '100', '100', '80');
    const anchor = await site.anchor();
    const [alarm] = await site.alarms();
    const verdict = verdictOf(await exported(alarm!.id, { maxEntries: 4 }), anchor);
    expect(verdict.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(verdict.alarm).toMatchObject({ number: 1 });
    expect(verdict.readings.map(({ gateway }) => gateway)).toEqual([SCALE, SCALE, SCALE]);
    await expect(exported(alarm!.id, { maxEntries: 2 })).rejects.toMatchObject({ code: 'alarm-evidence-too-large' });
  });

  it('is refused while the first that it was found by is not anchored', async () => {
    await movement(minute(0) - 8_000, '100');
    await site.addRule('weight-loss', SCALE_RULE.parameters);
    await weigh(0, '100', '100');
    await site.anchor();
    await weigh(2, '80');
    const [alarm] = await site.alarms();
    await expect(exported(alarm!.id)).rejects.toMatchObject({
      code: 'not-anchored-yet',
      details: { position: 4, anchoredSize: 4, retryAfterSeconds: 70 },
    });
  });

  it('is refused of an alarm that is not there, or of another site', async () => {
    await movement(minute(0) - 8_000, '100');
    await site.addRule('weight-loss', SCALE_RULE.parameters);
    await weigh(0, '100', '80');
    await site.anchor();
    const [alarm] = await site.alarms();
    await expect(exported('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'alarm-not-found' });
    const other = await AlarmedSite.open(database.dataSource, database.url, minute(0), []);
    try {
      const stored = await database.dataSource.manager.findOneByOrFail(Site, { number: `${other.scene.siteNumber}` });
      const exporting = new ExportAlarm(database.dataSource, new FindAnchors(database.dataSource), SETTINGS);
      await expect(exporting.run(stored, alarm!.id)).rejects.toMatchObject({ code: 'alarm-not-found' });
    } finally {
      await other.close();
    }
  });

  it('is refused where what is kept of it does not lead to it again', async () => {
    await movement(minute(0) - 8_000, '100');
    await site.addRule('weight-loss', SCALE_RULE.parameters);
    await weigh(0, '100', '80');
    await site.anchor();
    const [alarm] = await site.alarms();
    await database.dataSource.query(
      `UPDATE telemetry.site_rule_version SET parameters = jsonb_set(parameters, '{uncertainty}', '"40"') WHERE rule = $1`,
      [alarm!.rule],
    );
    await expect(exported(alarm!.id)).rejects.toMatchObject({ code: 'alarm-not-shown' });
  });
});

describe('the file of an alarm that rests on what did not come', () => {
  it('shows a gap and that it was filled, and who let it go', async () => {
    const rule = await site.addRule('sequence', { gateway: SCALE });
    await site.at(minute(0)).send(SCALE, [weighed('100', minute(0))]);
    const late = await site.at(minute(1)).lose(SCALE, [weighed('100', minute(1))]);
    await site.at(minute(2)).send(SCALE, [weighed('100', minute(2))]);
    await site.at(minute(3)).tick();
    await site.at(minute(4)).send(SCALE, [weighed('100', minute(4))]);
    await (site.at(minute(5)), late());
    const [alarm] = await site.alarms();
    await site.at(minute(6)).reset(rule, alarm!.instance, 1);
    await site.at(minute(7)).send(SCALE, [weighed('100', minute(7))]);
    const anchor = await site.anchor();
    const verdict = verdictOf(await exported(alarm!.id), anchor);
    expect(verdict).toMatchObject({ findings: [], isProved: true });
    expect(verdict.alarm).toMatchObject({ condition: 'cleared', latched: true, returnedAt: minute(5) });
  });

  it('shows the looks at the clock by which a device was found silent', async () => {
    await site.addRule('silence', { device: 'scale-1', gateway: SCALE, intervalMs: 60_000 });
    await weigh(0, '100');
    for (const place of [1, 2, 3, 4, 5]) {
      await site.at(minute(place) + 500).tick();
      await site.at(minute(place) + 600).send(OTHER, [weighed('5', minute(place), 'scale-2')]);
    }
    await weigh(6, '100');
    await site.at(minute(6) + 500).tick();
    await weigh(7, '100');
    const anchor = await site.anchor();
    const [alarm] = await site.alarms();
    const verdict = verdictOf(await exported(alarm!.id), anchor);
    expect(verdict.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(verdict.alarm).toMatchObject({
      condition: 'cleared',
      level: 'warn',
      message: 'scale-1 measured nothing for 300 s.',
    });
  });
});
