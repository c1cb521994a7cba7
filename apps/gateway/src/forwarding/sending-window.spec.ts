import { describe, expect, it } from '@jest/globals';
import { SendingWindow } from './sending-window.js';

const settings = { windowBatches: 5, unreceiptedBatches: 8, receiptTimeoutMs: 1_000 };

describe('the window', () => {
  const batches = Array.from({ length: 12 }, (_, n) => ({
    ...{ id: BigInt(n + 1), bootEpoch: 1n, seq: BigInt(n) },
    ...{ hash: new Uint8Array(32), envelope: new Uint8Array(1) },
  }));
  const after = (id: bigint, limit: number) => batches.filter((batch) => batch.id > id).slice(0, limit);
  const open = () => new SendingWindow({ after }, settings, 0);
  const idsOf = (window: SendingWindow) => window.next().map(({ id }) => Number(id));

  it('has no more on the way than it may, and the next as soon as one is acknowledged', () => {
    const window = open();
    expect(idsOf(window)).toEqual([1, 2, 3, 4, 5]);
    expect(idsOf(window)).toEqual([]);
    window.acknowledged();
    window.acknowledged();
    expect(idsOf(window)).toEqual([6, 7]);
  });

  it('waits for a receipt when many were sent without one, and then goes on', () => {
    const window = open();
    idsOf(window).forEach(() => window.acknowledged());
    idsOf(window).forEach(() => window.acknowledged());
    expect(idsOf(window)).toEqual([]);
    window.receipted(500);
    expect(idsOf(window)).toEqual([9, 10, 11, 12]);
  });

  it('goes on without a receipt after a time, then sends all again, ever more rarely', () => {
    const window = open();
    const sendAll = () => {
      const ids = idsOf(window);
      ids.forEach(() => window.acknowledged());
      return ids.length === 0 ? [] : [...ids, ...idsOf(window).map((id) => (window.acknowledged(), id))];
    };
    expect(sendAll()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(window.onTick(999)).toBe(false);
    expect(window.onTick(1_000)).toBe(true);
    expect(sendAll()).toEqual([9, 10, 11, 12]);
    expect(window.onTick(2_000)).toBe(true);
    expect(sendAll()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(window.onTick(3_999)).toBe(false);
    expect(window.onTick(4_000)).toBe(true);
  });
});
