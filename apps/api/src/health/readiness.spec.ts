import { describe, expect, it } from '@jest/globals';
import type { ChainReader } from '@tallystick/chain';
import type { DataSource } from 'typeorm';
import { MovingClock } from '../../../../test/support/moving-clock.js';
import { Readiness } from './readiness.js';

describe('readiness', () => {
  const chainTime = new Date();
  const chain = { finalHead: () => Promise.resolve(1), headTime: () => Promise.resolve(chainTime) };
  const database = { query: () => Promise.resolve([]), manager: { count: () => Promise.resolve(1) } };

  it.each([-120_000, 120_000])('goes by the clock that the service goes by, %i ms off the chain’s', async (offMs) => {
    const clock = new MovingClock();
    const settings = { clockToleranceSeconds: 60, readyFile: undefined };
    const readiness = new Readiness(
      database as unknown as DataSource,
      chain as unknown as ChainReader,
      settings,
      clock,
    );
    const faults = async () => (await readiness.checks()).filter(({ ok }) => !ok).map(({ name }) => name);
    expect(await faults()).toEqual([]);
    clock.moveBy(offMs);
    expect(await faults()).toEqual(['clock']);
  });
});
