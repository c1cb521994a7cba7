import { Decimal } from '@tallystick/kernel';
import type { Reading } from '../domain/batch/batch.js';
import type { RuleVersion } from '../domain/rules/rule.js';
import { AlarmSite } from './alarm-site.js';

export const STOLEN_FROM = 1_795_000_000_000;
const MINUTE = 60_000;

/** Raises at once, so that a bundle is small. */
export const SCALE_RULE: RuleVersion = {
  ruleId: 'weight-loss',
  version: 2,
  parameters: { device: 'scale-1', uncertainty: '0.5', medianOf: 1, holdMs: 0 },
};

export const weighed = (value: string, atMs: number, device = 'scale-1'): Reading => ({
  ...{ device, metric: 'weight', atMs, value: Decimal.parse(value), unit: 'kg' },
});

/** When the batch of a minute was received. */
export const minute = (place: number): number => STOLEN_FROM + place * MINUTE;

/**
 * A scale's batches, a minute apart, with goods booked in before the first and others moved between: the weights given, and after the third batch a paper that
 * 20 kg more come.
 */
export async function stolenGoods(weights: readonly string[] = ['100', '100', '100', '120', '80']): Promise<AlarmSite> {
  const site = new AlarmSite();
  const movement = (id: string, at: number, change: string) =>
    site.state({ kind: 'movement', id, device: 'scale-1', from: at, until: at, change: Decimal.parse(change) }, at);
  movement('receipt-1', minute(0) - 2_000, '100');
  for (const [place, weight] of weights.entries()) {
    if (place === 3) movement('receipt-2', minute(3) - 2_000, '20');
    await site.send('gateway-7', { readings: [weighed(weight, minute(place) - 1_000)], receivedAtMs: minute(place) });
    await site.send('gateway-8', {
      readings: [weighed('5', minute(place) - 1_000, 'scale-2')],
      receivedAtMs: minute(place) + 1,
    });
  }
  return site;
}
