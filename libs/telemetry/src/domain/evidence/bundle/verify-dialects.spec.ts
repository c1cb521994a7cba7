import { beforeAll, describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import { AlarmSite } from '../../../testing/alarm-site.js';
import { fileOf } from '../../../testing/bundles.js';
import { minute, SCALE_RULE, weighed } from '../../../testing/stolen-goods.js';
import type { Bundle, BundleEntry, BundleGateway } from './bundle.js';
import { type BundleTrust, type BundleVerdict, verifyBundle } from './verify-bundle.js';

const asked = { by: SCALE_RULE, instance: 'scale-1' };
const pack = (value: number, place: number) => [
  { bn: 'scale-1/', bt: minute(place) / 1000, n: 'weight', u: 'kg', v: value },
];
const places = ({ findings }: BundleVerdict) => findings.map(({ rule, severity, where }) => [rule, severity, where]);

describe('an alarm from a gateway that signs nothing', () => {
  let bundle: Bundle;
  let trust: BundleTrust;

  beforeAll(async () => {
    const site = new AlarmSite();
    const [from, change] = [minute(0) - 2_000, Decimal.parse('100')];
    site.state({ kind: 'movement', id: 'receipt-1', device: 'scale-1', from, until: from, change }, from);
    site.receivePack('vendor-1', pack(100, 0), minute(0));
    await site.send('gateway-7', { readings: [weighed('5', minute(1), 'scale-2')], receivedAtMs: minute(1) });
    site.receivePack('vendor-1', pack(80, 2), minute(2));
    ({ bundle, trust } = await site.bundle(asked));
  });

  const verify = (changed: Partial<Bundle> = {}) => verifyBundle(fileOf({ ...bundle, ...changed }), trust);
  const entries = (changes: Partial<BundleEntry>) =>
    verify({ entries: bundle.entries.map((one) => (one.gateway === 'vendor-1' ? { ...one, ...changes } : one)) });
  const vendor = (changes: Partial<BundleGateway>) =>
    verify({ gateways: bundle.gateways.map((one) => (one.name === 'vendor-1' ? { ...one, ...changes } : one)) });

  it('is made again from what it said in its dialect, and may do no more than its grade lets it', () => {
    const verdict = verify();
    expect(verdict).toMatchObject({ findings: [], isProved: true, alarm: { may: 'warn', raisedAt: minute(2) } });
    expect(verdict.readings.map(({ grade }) => grade)).toEqual(['tls-only', 'signed', 'tls-only']);
    expect(verdict.takenOnWord).toContain(
      'that the messages of vendor-1, which signs none, came by its way, of the grade tls-only',
    );
  });

  it('is another with another grade', () => {
    expect(places(entries({ grade: 'unsigned' }))).toEqual([['alarm-differs', 'error', 'alarm.stated.may']]);
    expect(places(entries({ grade: 'signed' }))).toEqual([
      ['grade-not-borne-out', 'error', 'entries[0]'],
      ['grade-not-borne-out', 'error', 'entries[2]'],
    ]);
  });

  it('is none when its messages are of no such dialect, or read by no mapping', () => {
    const refused = [
      ['dialect-refused', 'error', 'entries[0]'],
      ['dialect-refused', 'error', 'entries[2]'],
    ];
    expect(places(vendor({ dialect: 'sparkplug-b' }))).toEqual(refused);
    expect(places(vendor({ dialect: 'json', mapping: { anything: 1 } }))).toEqual(refused);
  });

  it('is shown by every leaf alone, as such messages have no numbers', () => {
    expect(places(verify({ entries: bundle.entries.filter(({ gateway }) => gateway === 'vendor-1') }))).toEqual([
      ['beginning-not-shown', 'open', 'entries[0]'],
    ]);
  });
});
