import { afterEach, describe, expect, it } from '@jest/globals';
import { NEW_GATEWAY, openBatch, place, type SignedBatch } from '@tallystick/telemetry';
import {
  GATEWAY,
  GATEWAY_KEY,
  GatewayBench,
  type BenchOptions,
  reading,
  SITE,
} from '../../../../test/support/gateways.js';
import { BufferFull, ReadingUnsound } from '../gateway-errors.js';
import { SimulatedTimeline } from '../simulation/simulated-timeline.js';

const START = 1_800_000_000_000;

describe('batches', () => {
  const benches: GatewayBench[] = [];
  const open = async (options: BenchOptions = {}) => {
    const bench = await GatewayBench.open(options);
    benches.push(bench);
    return bench;
  };
  afterEach(async () => {
    for (const bench of benches.splice(0)) await bench.close();
  });
  const batchesOf = (bench: GatewayBench): readonly SignedBatch[] =>
    bench.buffer
      .after(0n, 1_000)
      .map(({ envelope }) =>
        openBatch(envelope, { site: SITE, gateway: GATEWAY, findKey: () => GATEWAY_KEY.verifying }),
      );
  const sizesOf = (bench: GatewayBench) => batchesOf(bench).map(({ batch }) => batch.readings.length);
  const onSimulatedTime = async (settings: BenchOptions['settings']) => {
    const timeline = new SimulatedTimeline(START);
    const bench = await open({ timeline, settings: { batchMs: 1_000, ...settings } });
    const advance = (ms: number) => timeline.advanceTo(START + ms, () => bench.maker.settled());
    return { bench, advance, add: (value: number) => void bench.maker.add({ readings: [reading(value)] }) };
  };

  it('are made when they are full or their time is over', async () => {
    const { bench, advance, add } = await onSimulatedTime({ batchReadings: 3 });
    for (const value of [1, 2, 3, 4]) add(value);
    await bench.maker.settled();
    await advance(999);
    // The fourth came with the third's flush.
    expect(sizesOf(bench)).toEqual([3, 1]);
    add(5);
    await advance(1_998);
    expect(sizesOf(bench)).toHaveLength(2);
    await advance(1_999);
    expect(sizesOf(bench)).toEqual([3, 1, 1]);
    expect(batchesOf(bench).at(-1)?.batch.sentAtMs).toBe(START + 1_999);
  });

  it('say that the gateway lives when nothing was read for an interval', async () => {
    const { bench, advance, add } = await onSimulatedTime({ signOfLifeMs: 60_000 });
    await advance(30_000);
    add(1);
    await advance(90_000);
    expect(sizesOf(bench)).toEqual([1]);
    await advance(151_001);
    expect(sizesOf(bench)).toEqual([1, 0, 0]);
  });

  it('hold readings that belong together, also more of them than was asked for', async () => {
    const bench = await open({ settings: { batchReadings: 20 } });
    const round = Array.from({ length: 151 }, (_, tag) => reading(1, { metric: `tag:${tag}` }));
    const stored = [bench.maker.add({ readings: [reading(1)] }), bench.maker.add({ readings: round })];
    stored.push(bench.maker.add({ readings: round }));
    await Promise.all(stored);
    expect(sizesOf(bench)).toEqual([152, 151]);
  });

  it('are cut where they would be larger than an envelope may be', async () => {
    const bench = await open({ settings: { batchReadings: 1_000 } });
    const long = (n: number) => reading(n, { device: 'd'.repeat(64), metric: 'm'.repeat(64), unit: 'u'.repeat(16) });
    await Promise.all(Array.from({ length: 1_000 }, (_, n) => bench.maker.add({ readings: [long(n)] })));
    expect(sizesOf(bench).length).toBeGreaterThan(1);
    const values = batchesOf(bench).flatMap(({ batch }) => batch.readings.map(({ value }) => Number(value.toString())));
    expect(values).toEqual(Array.from({ length: 1_000 }, (_, n) => n));
  });

  it.each([
    ['a device that no topic may name', reading(1, { device: 'a/b' })],
    ['more digits than 64 bits', reading('123456789012345678901')],
    ['more places than 18', reading('0.1234567890123456789')],
    ['a time before 1970', reading(1, { atMs: -1 })],
  ])('do not take %s, and lose nothing else by it', async (_, unsound) => {
    const bench = await open();
    await bench.sign(1);
    expect(() => bench.maker.add({ readings: [unsound] })).toThrow(ReadingUnsound);
    await bench.sign(2);
    expect(sizesOf(bench)).toEqual([1, 1]);
  });

  it('go on after a start in a new epoch, linked to the last before it', async () => {
    const first = await GatewayBench.open();
    await first.sign(1, 2);
    const again = await open({ folder: await first.leave() });
    await again.sign(3, 4);
    let state = NEW_GATEWAY;
    for (const { batch, hash } of batchesOf(again)) {
      const placement = place(state, { ...batch, hash });
      expect(placement).toMatchObject({ kind: 'accepted', forgets: false });
      if ('state' in placement) state = placement.state;
    }
    const [, second, third] = batchesOf(again);
    expect(third?.batch.previous).toEqual({ bootEpoch: second?.batch.bootEpoch, seq: 1n });
    expect(third?.batch.bootEpoch).toBeGreaterThan(second?.batch.bootEpoch ?? 0n);
  });

  describe('on a full disk', () => {
    /** Room for some readings beside the largest envelope that is reckoned with. */
    const maxBytes = 131_072 + 3_000;
    const fill = async (bench: GatewayBench) => {
      let taken = 0;
      for (; taken < 100; taken += 1) {
        try {
          await bench.sign(taken);
        } catch (error) {
          expect(error).toBeInstanceOf(BufferFull);
          break;
        }
      }
      return taken;
    };
    const forgetAll = (bench: GatewayBench) => {
      const last = bench.buffer.after(0n, 1_000).at(-1);
      if (last) bench.buffer.cover({ bootEpoch: last.bootEpoch, unbroken: { seq: last.seq, hash: last.hash } });
      bench.maker.madeRoom();
    };

    it('refuse new readings, keep every old one, and state what was refused as soon as there is room', async () => {
      const bench = await open({ maxBytes });
      const taken = await fill(bench);
      expect(taken).toBeGreaterThan(3);
      expect(() => bench.maker.add({ readings: [reading(1), reading(2)] })).toThrow(BufferFull);
      expect(bench.buffer.count).toBe(taken);
      forgetAll(bench);
      await bench.maker.settled();
      const [statement] = batchesOf(bench);
      const said = statement?.batch.readings.map(
        ({ device, metric, value }) => `${device} ${metric} ${value.toString()}`,
      );
      expect(said?.[0]).toBe(`${GATEWAY} readings-refused 3`);
      expect(said?.[1]).toMatch(/^gateway-1 readings-refused-for \d+$/);
      await bench.sign(7);
      expect(sizesOf(bench)).toEqual([2, 1]);
    });

    it('state it also when the gateway was started anew meanwhile', async () => {
      const first = await GatewayBench.open({ maxBytes });
      await fill(first);
      const again = await open({ folder: await first.leave(), maxBytes });
      forgetAll(again);
      await again.sign(1);
      expect(batchesOf(again)[0]?.batch.readings[0]).toMatchObject({ metric: 'readings-refused' });
    });

    it('count nothing as refused that its source is asked for again', async () => {
      const bench = await open({ maxBytes });
      await fill(bench);
      const sample = { readings: [reading(1)], mark: { source: 'file', position: '1' } };
      expect(() => bench.maker.add(sample)).toThrow(BufferFull);
      forgetAll(bench);
      await bench.maker.settled();
      expect(batchesOf(bench)[0]?.batch.readings[0]?.value.toString()).toBe('1');
    });
  });
});
