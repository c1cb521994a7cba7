import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import { AlarmSite } from '../../../testing/alarm-site.js';
import { NO_HASH } from '../../../testing/batches.js';
import { fileOf } from '../../../testing/bundles.js';
import { minute, weighed } from '../../../testing/stolen-goods.js';
import type { RuleVersion } from '../../rules/rule.js';
import type { RuleEvent } from '../../rules/rule-event.js';
import { type BundleVerdict, verifyBundle } from './verify-bundle.js';

const GATEWAY = 'gateway-7';
const NUMBERS: RuleVersion = { ruleId: 'sequence', version: 1, parameters: { gateway: GATEWAY } };
const SILENCE: RuleVersion = {
  ...{ ruleId: 'silence', version: 1 },
  parameters: { device: 'scale-1', gateway: GATEWAY, intervalMs: 60_000 },
};
const places = ({ findings }: BundleVerdict) => findings.map(({ rule, severity, where }) => [rule, severity, where]);

const at = (place: number, value = '100') => ({
  readings: [weighed(value, minute(place) - 1_000)],
  receivedAtMs: minute(place),
});
const fault = (kind: 'equivocation' | 'replay' | 'gap' | 'gap-filled', seq: number, place: number) =>
  ({ kind: 'sequence', fault: kind, gateway: GATEWAY, bootEpoch: '3', seq: `${seq}`, at: minute(place) }) as const;

async function siteWith(batches: number): Promise<AlarmSite> {
  const site = new AlarmSite();
  for (let place = 0; place < batches; place += 1) await site.send(GATEWAY, at(place));
  return site;
}

async function verdictOf(site: AlarmSite, asked: Parameters<AlarmSite['bundle']>[0]): Promise<BundleVerdict> {
  const { bundle, trust } = await site.bundle(asked);
  return verifyBundle(fileOf(bundle), trust);
}

describe('two envelopes under one number', () => {
  const asked = { by: NUMBERS, instance: `equivocation/${GATEWAY}/3/0` };

  async function equivocating(): Promise<AlarmSite> {
    const site = await siteWith(2);
    // A gateway that counts from 0 again without a new boot replays as well.
    const heardAs: RuleEvent[] = [fault('equivocation', 0, 2), fault('replay', 0, 2)];
    await site.send(GATEWAY, { ...at(2, '99'), changes: { seq: 0n, previousHash: NO_HASH }, heardAs });
    await site.send(GATEWAY, at(3));
    return site;
  }

  it('are an equivocation that follows from both', async () => {
    const verdict = await verdictOf(await equivocating(), asked);
    expect(verdict).toMatchObject({
      ...{ findings: [], isProved: true },
      alarm: { level: 'critical', may: 'call', latched: true, raisedAt: minute(2), first: { position: 2 } },
    });
    expect(verdict.readings.map(({ entry }) => entry)).toEqual([0, 1, 3]);
  });

  it('are one too when the next batch names the first, and none without either', async () => {
    const site = await equivocating();
    const named = await verdictOf(site, { ...asked, holds: (index) => index !== 0 });
    expect(named.alarm).toMatchObject({ raisedAt: minute(2) });
    expect(places(await verdictOf(site, { ...asked, holds: (index) => index > 1 }))).toContainEqual([
      'alarm-not-derived',
      'error',
      'alarm.stated.number',
    ]);
  });

  it('are an error of a bundle that shows readings alone', async () => {
    const { bundle, trust } = await (await equivocating()).bundle(asked);
    const verdict = verifyBundle(fileOf({ ...bundle, alarm: null }), trust);
    expect(places(verdict)).toEqual([['sequence-contradicted', 'error', 'entries[2]']]);
  });
});

describe('a batch of an epoch that its gateway had left', () => {
  it('is a replay that follows from the first batch of the next', async () => {
    const site = await siteWith(2);
    const next = { bootEpoch: 4n, seq: 0n, previous: { bootEpoch: 3n, seq: 1n } };
    const stray = await site.sign(GATEWAY, at(2, '98'));
    await site.send(GATEWAY, { ...at(3), changes: { ...next, previousHash: site.hashOf(1) } });
    site.receive(GATEWAY, stray, { ...at(4, '98'), heardAs: [fault('replay', 2, 4)] });
    const verdict = await verdictOf(site, { by: NUMBERS, instance: `replay/${GATEWAY}/3/2` });
    expect(verdict).toMatchObject({ findings: [], isProved: true, alarm: { raisedAt: minute(4) } });
  });
});

describe('a gap', () => {
  const asked = { by: NUMBERS, instance: `gap/${GATEWAY}/3/2` };

  async function withGap(): Promise<{ site: AlarmSite; missing: Uint8Array }> {
    const site = await siteWith(2);
    const missing = await site.sign(GATEWAY, at(2));
    await site.send(GATEWAY, at(3));
    site.state(fault('gap', 2, 4), minute(4));
    await site.send(GATEWAY, at(5));
    return { site, missing };
  }

  it('is shown by every leaf from the first batch of its epoch until after it was told', async () => {
    const { site } = await withGap();
    const verdict = await verdictOf(site, asked);
    expect(verdict).toMatchObject({ findings: [], isProved: true, alarm: { may: 'warn', raisedAt: minute(4) } });
  });

  it('that is filled later is said to have been', async () => {
    const { site, missing } = await withGap();
    site.receive(GATEWAY, missing, at(6));
    site.state(fault('gap-filled', 2, 6), minute(6));
    await site.send(GATEWAY, at(7));
    expect(await verdictOf(site, asked)).toMatchObject({ findings: [], alarm: { returnedAt: minute(6) } });
  });

  it('is not shown when nothing was received after it was told', async () => {
    const { site } = await withGap();
    site.leaves.pop();
    expect(places(await verdictOf(site, asked))).toEqual([['end-not-shown', 'open', 'entries']]);
  });

  it('is not believed when its batch is there', async () => {
    const site = await siteWith(4);
    site.state(fault('gap', 2, 4), minute(4));
    await site.send(GATEWAY, at(5));
    expect(places(await verdictOf(site, asked))).toEqual([['statement-not-borne-out', 'error', 'alarm.statements[0]']]);
  });

  it('that the platform made by leaving a batch out is found', async () => {
    const site = await siteWith(4);
    site.state(fault('gap', 2, 4), minute(4));
    await site.send(GATEWAY, at(5));
    expect(places(await verdictOf(site, { ...asked, holds: (index) => index !== 2 }))).toEqual([
      ['beginning-not-shown', 'open', 'entries[0]'],
      ['batch-missing', 'error', 'entries[2]'],
      ['absence-not-shown', 'open', 'alarm.statements[0]'],
    ]);
  });
});

describe('a silence', () => {
  const asked = { by: SILENCE, instance: 'scale-1' };

  async function silent(): Promise<AlarmSite> {
    const site = await siteWith(3);
    for (const place of [7, 13]) site.state({ kind: 'tick', at: minute(place) }, minute(place));
    return site;
  }

  it('follows from what came, what did not come until later, and the clock', async () => {
    const site = await silent();
    await site.send(GATEWAY, at(14));
    const verdict = await verdictOf(site, asked);
    expect(verdict).toMatchObject({
      ...{ findings: [], isProved: true },
      alarm: { level: 'critical', may: 'warn', raisedAt: minute(7), count: 2 },
    });
    expect(verdict.takenOnWord).toContain(
      "2 looks at the server's clock, from 2026-11-18T11:13:40.000Z to 2026-11-18T11:19:40.000Z",
    );
  });

  it('may have been found by more looks at the clock than are shown, and by no fewer', async () => {
    const site = await silent();
    await site.send(GATEWAY, at(14));
    const { bundle, trust } = await site.bundle(asked);
    const counting = (count: number) => {
      const alarm = bundle.alarm && { ...bundle.alarm, stated: { ...bundle.alarm.stated, count } };
      return places(verifyBundle(fileOf({ ...bundle, alarm }), trust));
    };
    expect(counting(60)).toEqual([]);
    expect(counting(1)).toEqual([['alarm-differs', 'error', 'alarm.stated.count']]);
  });

  it('is not shown while nothing came after it', async () => {
    expect(places(await verdictOf(await silent(), asked))).toEqual([['end-not-shown', 'open', 'entries']]);
  });

  it('that the platform made by leaving batches out is found', async () => {
    const site = await silent();
    await site.send(GATEWAY, at(14));
    const honest = new AlarmSite();
    for (let place = 0; place < 15; place += 1) await honest.send(GATEWAY, at(place));
    const { bundle } = await site.bundle(asked);
    const statements = bundle.alarm?.statements.map((one) => ({ ...one, logSize: 3 })) ?? [];
    const alarm = bundle.alarm && { ...bundle.alarm, statements };
    const left = await honest.stating(alarm as NonNullable<typeof alarm>, {
      holds: (index) => index < 3 || index > 13,
    });
    expect(places(verifyBundle(fileOf(left.bundle), left.trust))).toEqual([
      ['beginning-not-shown', 'open', 'entries[0]'],
      ['batch-missing', 'error', 'entries[3]'],
    ]);
  });

  it('of a connection that broke rests on the word for it', async () => {
    const site = await siteWith(3);
    const will = { kind: 'will', gateway: GATEWAY, at: minute(3), connectedAt: 5, newestConnectedAt: 5 } as const;
    site.state(will, minute(3));
    await site.send(GATEWAY, at(4));
    const verdict = await verdictOf(site, asked);
    expect(verdict).toMatchObject({ findings: [], alarm: { level: 'critical', raisedAt: minute(3) } });
    expect(verdict.takenOnWord.some((one) => one.startsWith('the broken connection of gateway-7'))).toBe(true);
  });
});

describe('a clock that is off', () => {
  const rule: RuleVersion = {
    ...{ ruleId: 'weight-loss', version: 1 },
    parameters: { device: 'scale-1', uncertainty: '0.5', medianOf: 1, holdMs: 0 },
  };

  it('is judged by the batch before, from before the start if need be', async () => {
    const site = new AlarmSite();
    const [from, change] = [minute(0) - 2_000, Decimal.parse('100')];
    site.state({ kind: 'movement', id: 'receipt-1', device: 'scale-1', from, until: from, change }, from);
    await site.send(GATEWAY, at(0));
    await site.send(GATEWAY, at(1));
    // Kept while the gateway was offline: signed at once, received after an hour.
    const readings = [weighed('50', minute(2) - 1_000)];
    await site.send(GATEWAY, { readings, sentAtMs: minute(2) - 500, receivedAtMs: minute(62) });
    const asked = { by: rule, instance: 'scale-1' };
    expect(await verdictOf(site, asked)).toMatchObject({ findings: [], alarm: { may: 'call', last: { position: 2 } } });

    const { bundle, trust } = await site.bundle({ ...asked, holds: (index) => index === 2 });
    const start = {
      ...({ kind: 'stated', logSize: 2, state: site.stateAt(rule, 2), raisedSoFar: 0 } as const),
      version: { version: 1, parameters: rule.parameters, isOn: true },
    };
    const alarm = bundle.alarm && { ...bundle.alarm, start, statements: [] };
    const alone = verifyBundle(fileOf({ ...bundle, alarm }), trust);
    expect(places(alone)).toContainEqual(['clock-not-shown', 'open', 'entries[0]']);
    expect(alone.isProved).toBe(false);
    const whole = await site.bundle(asked);
    expect(places(verifyBundle(fileOf({ ...whole.bundle, alarm }), trust))).toEqual([
      ['state-stated', 'open', 'alarm.start'],
    ]);
  });
});
