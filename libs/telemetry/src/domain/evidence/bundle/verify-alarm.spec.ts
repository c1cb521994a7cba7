import { beforeAll, describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import type { AlarmSite } from '../../../testing/alarm-site.js';
import { fileOf } from '../../../testing/bundles.js';
import { minute, SCALE_RULE, stolenGoods } from '../../../testing/stolen-goods.js';
import type { Bundle, BundleEntry } from './bundle.js';
import type { BundleAlarm, BundleStart, BundleStatement, DerivedAlarm } from './bundle-alarm.js';
import { DEFAULT_BUNDLE_LIMITS } from './bundle-limits.js';
import { type BundleTrust, type BundleVerdict, verifyBundle } from './verify-bundle.js';

const asked = { by: SCALE_RULE, instance: 'scale-1' };
let site: AlarmSite;
let bundle: Bundle;
let alarm: BundleAlarm;
let trust: Required<BundleTrust>;

beforeAll(async () => {
  site = await stolenGoods();
  const made = await site.bundle(asked);
  ({ bundle, trust } = made);
  alarm = bundle.alarm as BundleAlarm;
});

const verify = (changed: Partial<Bundle> = {}) => verifyBundle(fileOf({ ...bundle, ...changed }), trust);
const withAlarm = (changed: Partial<BundleAlarm>) => verify({ alarm: { ...alarm, ...changed } });
const stating = (changed: Partial<DerivedAlarm>) => withAlarm({ stated: { ...alarm.stated, ...changed } });
const places = ({ findings }: BundleVerdict) => findings.map(({ rule, severity, where }) => [rule, severity, where]);
const without = (...gone: readonly number[]): Partial<Bundle> => ({
  entries: bundle.entries.filter((_, place) => !gone.includes(place)),
});
const statement = (place: number, changes: Partial<BundleStatement>): Partial<BundleAlarm> => ({
  statements: alarm.statements.map((one, at) => (at === place ? { ...one, ...changes } : one)),
});
const start = (changed: object) => withAlarm({ start: { ...alarm.start, ...changed } });
const parameters = (changed: object) =>
  start({ version: { ...alarm.start.version, parameters: { ...SCALE_RULE.parameters, ...changed } } });

describe('an alarm in a bundle', () => {
  it('is made again from the readings', () => {
    const { findings, isProved, alarm: derived, readings } = verify();
    expect({ findings, isProved, derived }).toEqual({ findings: [], isProved: true, derived: alarm.stated });
    expect(readings).toHaveLength(10);
    expect(derived).toMatchObject({
      ...{ level: 'critical', may: 'call', count: 1, first: { position: 8 }, raisedAt: minute(4) },
      message: 'The scale shows 80 kg of 120, below 116.6 for 0 s or longer.',
    });
  });

  it('tells what it takes on the word of the platform', () => {
    expect(verify().takenOnWord).toEqual([
      'that version 2 of weight-loss, with the parameters given, stood from leaf 0 on',
      'that the alarm was raised at 2026-11-18T11:10:40.000Z, which is no sooner than what raised it came',
      'movement receipt-1 at scale-1, 100 from 2026-11-18T11:06:38.000Z to 2026-11-18T11:06:38.000Z, heard 2026-11-18T11:06:38.000Z when the log had 0 leaves',
      'movement receipt-2 at scale-1, 20 from 2026-11-18T11:09:38.000Z to 2026-11-18T11:09:38.000Z, heard 2026-11-18T11:09:38.000Z when the log had 6 leaves',
    ]);
  });

  it('needs of other gateways nothing, when the numbers of its own have no hole', async () => {
    const made = await site.bundle({ ...asked, holds: (index) => index % 2 === 0 });
    // It was raised when the rule had heard only these; that nothing of gateway-7 came before its first, its number 0 alone does not show.
    expect(places(verifyBundle(fileOf(made.bundle), made.trust))).toEqual([
      ['beginning-not-shown', 'open', 'entries[0]'],
    ]);
    const later = { ...alarm, start: { ...alarm.start, logSize: 2 } };
    const fromThere = await site.stating(later, { holds: (index) => index % 2 === 0 });
    const found = places(verifyBundle(fileOf(fromThere.bundle), fromThere.trust));
    expect(found.filter(([rule]) => rule === 'beginning-not-shown' || rule === 'batch-missing')).toEqual([]);
  });
});

describe('an alarm that is stated otherwise than it follows', () => {
  it.each<[string, Partial<DerivedAlarm>, string]>([
    ['level', { level: 'warn' }, 'level: the bundle says "warn", from the readings follows "critical"'],
    ['may', { may: 'warn' }, 'may: the bundle says "warn", from the readings follows "call"'],
    ['count', { count: 2 }, 'count: the bundle says 2, from the readings follows 1'],
    ['condition', { condition: 'cleared' }, 'condition: the bundle says "cleared", from the readings follows "active"'],
    ['latched', { latched: true }, 'latched: the bundle says true, from the readings follows false'],
    ['returnedAt', { returnedAt: 1 }, 'returnedAt: the bundle says 1, from the readings follows null'],
    ['escalation', { escalation: 1 }, 'escalation: the bundle says 1, from the readings follows 0'],
    [
      'first',
      { first: { source: 'scale-1', at: 1, position: 8 } },
      `first: the bundle says {"at":1,"position":8,"source":"scale-1"}, from the readings follows {"at":${minute(4) - 1_000},"position":8,"source":"scale-1"}`,
    ],
    [
      'last',
      { last: { source: 'scale-1', at: minute(4) - 1_000, position: 7 } },
      `last: the bundle says {"at":${minute(4) - 1_000},"position":7,"source":"scale-1"}, from the readings follows {"at":${minute(4) - 1_000},"position":8,"source":"scale-1"}`,
    ],
    [
      'raisedAt',
      { raisedAt: minute(4) - 1 },
      `raisedAt: the bundle says ${minute(4) - 1}, from the readings follows ${minute(4)} at least`,
    ],
    [
      'clearedBy',
      { clearedBy: { source: 'scale-1', at: 5 } },
      'clearedBy: the bundle says {"at":5,"source":"scale-1"}, from the readings follows null',
    ],
  ])('is told by its %s', (field, changed, message) => {
    const verdict = stating(changed);
    expect(verdict.findings).toEqual([
      { rule: 'alarm-differs', severity: 'error', where: `alarm.stated.${field}`, message },
    ]);
    expect([verdict.isProved, verdict.alarm]).toEqual([false, alarm.stated]);
  });

  it('is told by its message and by its rule', () => {
    expect(places(stating({ message: 'All is well.' }))).toEqual([['alarm-differs', 'error', 'alarm.stated.message']]);
    expect(places(stating({ by: { ...SCALE_RULE, version: 3 } }))).toEqual([
      ['alarm-differs', 'error', 'alarm.stated.by'],
    ]);
    expect(places(stating({ by: { ...SCALE_RULE, ruleId: 'slow-theft' } }))[0]?.[0]).toBe('rule-unusable');
  });

  it('is told by its number and its instance', () => {
    const { findings } = stating({ number: 2 });
    expect(findings.map(({ rule, where, message }) => [rule, where, message])).toEqual([
      [
        'alarm-not-derived',
        'alarm.stated.number',
        'alarm 2 of weight-loss for scale-1 does not follow from the readings; what follows is number 1',
      ],
    ]);
    expect(places(withAlarm({ instance: 'scale-2' }))).toEqual([['alarm-not-derived', 'error', 'alarm.stated.number']]);
  });
});

describe('an alarm from what a platform changed', () => {
  it.each<[string, () => BundleVerdict, readonly (readonly string[])[]]>([
    ['no theft', () => parameters({ tolerance: '0.5' }), [['alarm-not-derived', 'error', 'alarm.stated.number']]],
    [
      'other parameters',
      () => parameters({ tolerance: '0.03' }),
      [
        ['alarm-differs', 'error', 'alarm.stated.by'],
        ['alarm-differs', 'error', 'alarm.stated.message'],
      ],
    ],
    ['unknown parameters', () => parameters({ tolerence: '0.5' }), [['rule-unusable', 'error', 'alarm.start']]],
    [
      'another version',
      () => start({ version: { ...alarm.start.version, version: 3 } }),
      [['alarm-differs', 'error', 'alarm.stated.by']],
    ],
    [
      'a rule switched off',
      () => start({ version: { ...alarm.start.version, isOn: false } }),
      [['alarm-not-derived', 'error', 'alarm.stated.number']],
    ],
    [
      'a paper left out',
      () => withAlarm({ statements: alarm.statements.slice(0, 1) }),
      [['alarm-differs', 'error', 'alarm.stated.message']],
    ],
    [
      'a paper put in',
      () =>
        withAlarm({
          statements: [
            ...alarm.statements,
            {
              ...{ logSize: 8, heardAtMs: minute(4) - 2_000 },
              event: {
                ...{ kind: 'movement', id: 'made-up', device: 'scale-1', from: minute(4) - 2_000, until: minute(4) },
                change: Decimal.parse('-40'),
              },
            },
          ],
        }),
      [['alarm-not-derived', 'error', 'alarm.stated.number']],
    ],
    [
      "a paper's quantity",
      () => withAlarm(statement(1, { event: { ...alarm.statements[1]?.event, change: Decimal.parse('30') } as never })),
      [
        ['alarm-differs', 'error', 'alarm.stated.message'],
        ['alarm-differs', 'error', 'alarm.stated.first'],
        ['alarm-differs', 'error', 'alarm.stated.count'],
      ],
    ],
    [
      'papers in another order',
      () => withAlarm({ statements: alarm.statements.toReversed() }),
      [['statement-order', 'error', 'alarm.statements[1]']],
    ],
    [
      'a paper from before the beginning',
      () => start({ logSize: 1 }),
      [['statement-order', 'error', 'alarm.statements[0]']],
    ],
    [
      'a reset of nothing',
      () => withAlarm({ statements: [...alarm.statements, reset(1)] }),
      [['statement-not-borne-out', 'error', 'alarm.statements[2]']],
    ],
    [
      'a gap of nothing',
      () => withAlarm({ statements: [...alarm.statements, gap('3')] }),
      [['statement-not-borne-out', 'error', 'alarm.statements[2]']],
    ],
  ])('%s', (_, changed, found) => {
    const verdict = changed();
    expect(places(verdict)).toEqual(found);
    expect(verdict.isProved).toBe(false);
  });

  const reset = (number: number): BundleStatement => ({
    ...{ logSize: 10, heardAtMs: minute(5) },
    event: { kind: 'reset', number },
  });
  const gap = (seq: string): BundleStatement => ({
    ...{ logSize: 10, heardAtMs: minute(5) },
    event: { kind: 'sequence', fault: 'gap', gateway: 'gateway-7', bootEpoch: '3', seq, at: minute(5) },
  });
});

describe('an alarm from a log of which a platform left something out', () => {
  it.each<[string, readonly number[], readonly (readonly string[])[]]>([
    [
      'in the middle',
      [4],
      [
        ['beginning-not-shown', 'open', 'entries[0]'],
        ['batch-missing', 'error', 'entries[5]'],
        ['beginning-not-shown', 'open', 'entries[1]'],
      ],
    ],
    [
      'at its beginning',
      [0, 1],
      [
        ['beginning-not-shown', 'open', 'entries[0]'],
        ['beginning-not-shown', 'open', 'entries[1]'],
      ],
    ],
  ])('%s', (_, gone, found) => {
    expect(places(verify(without(...gone)))).toEqual(found);
  });

  it('the theft itself', () => {
    expect(places(verify(without(8, 9)))).toEqual([['alarm-not-derived', 'error', 'alarm.stated.number']]);
  });

  it('or put in twice, or in another order', () => {
    const [first, second] = bundle.entries as [BundleEntry, BundleEntry];
    const rest = bundle.entries.slice(2);
    expect(places(verify({ entries: [first, first, second, ...rest] }))).toEqual([
      ['log-order', 'error', 'entries[1]'],
      ['sequence-contradicted', 'error', 'entries[1]'],
    ]);
    expect(places(verify({ entries: [second, first, ...rest] }))).toEqual([['log-order', 'error', 'entries[1]']]);
  });

  it('or gave to another gateway, another grade or none that is listed', () => {
    const changed = (changes: Partial<BundleEntry>) =>
      verify({ entries: bundle.entries.map((one, at) => (at === 2 ? { ...one, ...changes } : one)) });
    expect(places(changed({ gateway: 'gateway-8' }))).toEqual([['batch-refused', 'error', 'entries[2]']]);
    expect(places(changed({ gateway: 'gateway-9' }))).toEqual([['gateway-unlisted', 'error', 'entries[2]']]);
    expect(places(changed({ grade: 'unsigned' }))).toEqual([['grade-not-borne-out', 'error', 'entries[2]']]);
  });
});

describe('honest readings in place of those of the theft', () => {
  it('raise no alarm, and none that is stated is proved by them', async () => {
    const honest = await stolenGoods(['100', '100', '100', '120', '120']);
    const made = await honest.stating(alarm);
    const verdict = verifyBundle(fileOf(made.bundle), made.trust);
    expect(places(verdict)).toEqual([['alarm-not-derived', 'error', 'alarm.stated.number']]);
    expect([verdict.alarm, verdict.isProved]).toEqual([null, false]);
  });
});

describe('a derivation', () => {
  it('from a state that the platform states is open', () => {
    const state = site.stateAt(SCALE_RULE, 8);
    const verdict = withAlarm({
      start: { kind: 'stated', logSize: 8, version: alarm.start.version, state, raisedSoFar: 0 },
      statements: [],
    });
    expect(places(verdict)).toEqual([['state-stated', 'open', 'alarm.start']]);
    expect(verdict.alarm).toEqual(alarm.stated);
  });

  it.each([[null], [5], [{}], [{ base: null, tail: 7 }], [[]]])('from what is no state, %j, ends', (state) => {
    const verdict = withAlarm({
      start: { kind: 'stated', logSize: 0, version: alarm.start.version, state, raisedSoFar: 0 },
    });
    expect(places(verdict)).toEqual([
      ['state-stated', 'open', 'alarm.start'],
      ['state-unusable', 'error', 'alarm.start'],
    ]);
  });

  it('takes no longer than it may', () => {
    const limits = { ...DEFAULT_BUNDLE_LIMITS, maxDerivationMs: -1 };
    expect(places(verifyBundle(fileOf(bundle), trust, limits))).toEqual([['derivation-too-long', 'open', 'alarm']]);
  });

  it('goes on with the next version, and with that raises', async () => {
    const next = {
      kind: 'version',
      version: 3,
      isOn: true,
      parameters: { ...SCALE_RULE.parameters, tolerance: '0.3' },
    };
    const verdict = withAlarm({
      statements: [...alarm.statements, { logSize: 8, heardAtMs: minute(4) - 500, event: next as never }],
    });
    expect(verdict.findings.map(({ where }) => where)).toContain('alarm.stated.by');
    expect(verdict.alarm?.by.version).toBe(3);
    const foreign = { ...next, parameters: { ...SCALE_RULE.parameters, device: 'scale-2' } };
    const refused = withAlarm({
      statements: [...alarm.statements, { logSize: 8, heardAtMs: minute(4) - 500, event: foreign as never }],
    });
    expect(places(refused)).toEqual([['rule-unusable', 'error', 'alarm.statements[2]']]);
  });
});
