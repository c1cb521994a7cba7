import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GatewayBench, reading } from '../../../../test/support/gateways.js';
import type { Driver } from '../drivers/driver.js';
import { AppliedSettings } from './apply-settings.js';

describe('settings from afar', () => {
  let bench: GatewayBench;
  let applied: AppliedSettings;
  let intervals: string[];
  const own = { batchReadings: 3, batchMs: 60_000, signOfLifeMs: 3_600_000 };
  const fresh = () => {
    const { buffer, maker, log } = bench;
    const scale: Driver = {
      ...{ name: 'scale', start: () => undefined, stop: () => Promise.resolve() },
      setInterval: (ms) => void intervals.push(`scale ${ms}`),
    };
    const capacity = { maxBytes: 2_000_000_000, hours: 72, readingsPerSecond: 20 };
    return new AppliedSettings({ buffer, maker, drivers: [scale], intervals: { scale: 500 }, own, capacity, log });
  };
  beforeEach(async () => {
    intervals = [];
    bench = await GatewayBench.open({ settings: own });
    applied = fresh();
  });
  afterEach(() => bench.close());
  const take = (settings: unknown) => applied.take(Buffer.from(JSON.stringify(settings)));
  /** How many batches five readings make. */
  const batches = async () => {
    const before = bench.buffer.count;
    for (let n = 0; n < 5; n += 1) void bench.maker.add({ readings: [reading(n)] });
    await bench.maker.flush();
    return bench.buffer.count - before;
  };

  it('hold at once, and are told', async () => {
    expect(await batches()).toBe(2);
    take({ batchReadings: 2, drivers: { scale: { intervalMs: 2_000 } } });
    expect(await batches()).toBe(3);
    expect(intervals).toEqual(['scale 2000']);
    expect(bench.log.lines.at(-1)).toBe(
      'settings in effect: {"batchReadings":2,"batchMs":60000,"signOfLifeMs":3600000,"intervals":{"scale":2000}}',
    );
  });

  it.each([
    ['an unknown name', { batchReadings: 2, colour: 'red' }],
    ['a value out of range', { batchReadings: 2, batchMs: 5 }],
    ['a driver that is not there', { batchReadings: 2, drivers: { door: { intervalMs: 2_000 } } }],
    ['what the disk would not hold for 72 hours', { batchReadings: 1, batchMs: 10 }],
    ['no object', [1]],
  ])('are refused whole with %s', async (_, settings) => {
    take(settings);
    expect(bench.log.lines.at(-1)).toMatch(/^error: settings from the site are refused whole/);
    expect(await batches()).toBe(2);
    expect(intervals).toEqual([]);
  });

  it('that are no JSON, or too many bytes, are refused', () => {
    applied.take(Buffer.from('{'));
    applied.take(Buffer.from(JSON.stringify({ colour: 'x'.repeat(20_000) })));
    expect(bench.log.about('refused whole')).toHaveLength(2);
  });

  it('hold after the next start, and until they are taken back', async () => {
    take({ batchReadings: 2 });
    applied = fresh();
    applied.restore();
    expect(await batches()).toBe(3);
    applied.take(Buffer.alloc(0));
    expect(await batches()).toBe(2);
    fresh().restore();
    expect(bench.log.lines.at(-1)).toContain('"batchReadings":3');
  });
});
