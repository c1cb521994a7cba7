import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SettingsInvalid } from '@tallystick/platform';
import { hashOfEnvelope, openBatch, signBatch } from '@tallystick/telemetry';
import { GATEWAY, GATEWAY_KEY, GatewayBench, identity, reading, SITE } from '../../../../test/support/gateways.js';
import { BufferInUse } from '../gateway-errors.js';
import { bytesNeeded, requireCapacity } from './capacity.js';
import { DiskBuffer, type SignedEnvelope } from './disk-buffer.js';

const envelope = (seq: bigint, bytes = 100, bootEpoch = 5n): SignedEnvelope => ({
  ...{ bootEpoch, seq },
  hash: new Uint8Array(32).fill(Number(seq)),
  envelope: new Uint8Array(bytes).fill(Number(seq)),
});

describe('the disk buffer', () => {
  let folder: string;
  let path: string;
  let buffer: DiskBuffer;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tallystick-buffer-'));
    path = join(folder, 'buffer.sqlite');
    buffer = DiskBuffer.open(path);
  });
  afterEach(async () => {
    buffer.close();
    await rm(folder, { recursive: true });
  });
  const reopen = () => {
    buffer.close();
    buffer = DiskBuffer.open(path);
  };

  it('gives back what was stored, also to the next who opens it', () => {
    buffer.beginEpoch(5);
    buffer.store(envelope(0n), [{ source: 'file', position: '17' }]);
    buffer.store(envelope(1n), []);
    const { bytes } = buffer;
    reopen();
    expect(buffer.after(0n, 10).map(({ id: _, ...rest }) => rest)).toEqual([envelope(0n), envelope(1n)]);
    expect(buffer.after(0n, 1)).toHaveLength(1);
    expect(buffer.head).toEqual({ bootEpoch: 5n, seq: 1n, hash: envelope(1n).hash });
    expect([buffer.bytes, buffer.count, buffer.findMark('file')]).toEqual([bytes, 2, '17']);
  });

  it('takes a new epoch each time, and the time for the first', () => {
    expect(buffer.beginEpoch(1_000)).toBe(1_000n);
    reopen();
    expect(buffer.beginEpoch(9_000)).toBe(1_001n);
    reopen();
    expect(buffer.beginEpoch(0)).toBe(1_002n);
  });

  it('takes no number twice, and keeps nothing of a transaction that failed', () => {
    buffer.beginEpoch(5);
    buffer.store(envelope(0n), []);
    const { bytes } = buffer;
    const other = { ...envelope(0n), envelope: new Uint8Array(10) };
    expect(() => buffer.store(other, [{ source: 'file', position: '1' }])).toThrow(/UNIQUE/);
    expect([buffer.bytes, buffer.count, buffer.findMark('file')]).toEqual([bytes, 1, undefined]);
    buffer.store(envelope(1n), []);
    expect(buffer.count).toBe(2);
  });

  it('is open once at a time', () => {
    expect(() => DiskBuffer.open(path)).toThrow(BufferInUse);
  });

  describe('covered by a receipt', () => {
    const receipt = (seq: bigint, hash = envelope(seq).hash, bootEpoch = 5n) => ({
      bootEpoch,
      unbroken: { seq, hash },
    });
    beforeEach(() => {
      buffer.beginEpoch(5);
      for (const seq of [0n, 1n, 2n]) buffer.store(envelope(seq), []);
      buffer.store(envelope(0n, 100, 6n), []);
    });
    const left = () => buffer.after(0n, 10).map(({ bootEpoch, seq }) => `${bootEpoch}/${seq}`);

    it('forgets up to there, of that epoch alone', () => {
      expect(buffer.cover(receipt(1n))).toBe('deleted');
      expect(left()).toEqual(['5/2', '6/0']);
      const { bytes } = buffer;
      reopen();
      expect(buffer.bytes).toBe(bytes);
    });

    it('knows what it has heard before', () => {
      buffer.cover(receipt(1n));
      reopen();
      expect(buffer.cover(receipt(1n))).toBe('known');
      expect(buffer.cover(receipt(0n))).toBe('known');
    });

    it.each([
      ['another hash', receipt(1n, new Uint8Array(32)), 'contradicts'],
      ['a number that was never signed', receipt(3n), 'unknown'],
      ['an epoch that never was', receipt(0n, envelope(0n).hash, 4n), 'unknown'],
    ])('forgets nothing on %s', (_, given, expected) => {
      expect(buffer.cover(given)).toBe(expected);
      expect(left()).toHaveLength(4);
    });

    it('is told when a receipt changes its mind on what is forgotten', () => {
      buffer.cover(receipt(1n));
      expect(buffer.cover(receipt(1n, new Uint8Array(32)))).toBe('contradicts');
    });
  });
});

describe('the capacity', () => {
  const batching = { batchReadings: 20, batchMs: 1_000, signOfLifeMs: 60_000 };
  const capacity = { maxBytes: 1_073_741_824, hours: 72, readingsPerSecond: 20 };

  it('is refused when it does not hold the hours at the rate that are stated', () => {
    expect(() => requireCapacity(capacity, batching)).not.toThrow();
    expect(() => requireCapacity({ ...capacity, maxBytes: 100_000_000 }, batching)).toThrow(SettingsInvalid);
    expect(() => requireCapacity(capacity, { ...batching, batchReadings: 1, batchMs: 10 })).toThrow(/72 hours of 20/);
  });

  it.each([1, 20, 100])(
    'is reckoned at no less than is used on disk, with %d readings in a batch',
    async (batchReadings) => {
      const bench = await GatewayBench.open();
      const batches = 400;
      const readings = Array.from({ length: batchReadings }, (_, n) =>
        reading(`${1_234_567 + n}.123`, { device: 'scale-with-long-name', metric: 'temperature-of-goods' }),
      );
      for (let n = 0; n < batches; n += 1) {
        const stored = bench.maker.add({ readings });
        await bench.maker.flush();
        await stored;
      }
      // A batch a second of so many readings, for `batches` seconds.
      const hours = batches / 3_600;
      const reckoned = bytesNeeded({ hours, readingsPerSecond: batchReadings }, { batchReadings, batchMs: 1_000 });
      expect(bench.buffer.bytes).toBeLessThanOrEqual(reckoned);
      await bench.leave();
      const { size } = await stat(join(bench.folder, 'buffer.sqlite'));
      expect(size).toBeLessThanOrEqual(reckoned * 1.05);
      await rm(bench.folder, { recursive: true });
    },
  );
});

describe('a P-256 signature', () => {
  it('is other bytes each time, which is why they are kept before they are sent', async () => {
    const { p256 } = await import('../../../../libs/telemetry/src/testing/keys.js');
    const signer = p256();
    const batch = {
      gateway: GATEWAY,
      bootEpoch: 1n,
      seq: 0n,
      previousHash: new Uint8Array(32),
      sentAtMs: 1,
      readings: [],
    };
    const [one, other] = [await signBatch(batch, SITE, signer), await signBatch(batch, SITE, signer)];
    expect(hashOfEnvelope(one)).not.toEqual(hashOfEnvelope(other));
    expect(openBatch(one, { site: SITE, gateway: GATEWAY, findKey: () => signer.verifying }).batch.seq).toBe(0n);
    expect(identity.signer).toBe(GATEWAY_KEY);
  });
});
