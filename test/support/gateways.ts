import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decimal } from '@tallystick/kernel';
import { BatchMaker } from '../../apps/gateway/src/batching/batch-maker.js';
import { DEFAULT_BATCH_SETTINGS, type BatchSettings } from '../../apps/gateway/src/batching/batch-settings.js';
import { DiskBuffer } from '../../apps/gateway/src/buffer/disk-buffer.js';
import { findKeyAmong } from '../../apps/gateway/src/enrolment/check-approval.js';
import { Forwarder, type ForwarderOptions } from '../../apps/gateway/src/forwarding/forwarder.js';
import { takeReceipt } from '../../apps/gateway/src/forwarding/receipts.js';
import type { Timeline } from '../../apps/gateway/src/timeline.js';
import { wallTimeline } from '../../apps/gateway/src/timeline.js';
import type { Reading, VerifyingKey } from '../../libs/telemetry/src/index.js';
import { ed25519Of } from '../../libs/telemetry/src/testing/keys.js';
import { ListedLog } from './listed-log.js';
import { LOG_KEY } from './scripted-intake.js';

export const SITE = 'site-7';
export const GATEWAY = 'gateway-1';
export const GATEWAY_KEY = ed25519Of('gateway');
export const identity = { site: SITE, gateway: GATEWAY, signer: GATEWAY_KEY };

export const reading = (value: number | string, changes: Partial<Reading> = {}): Reading => ({
  ...{ device: 'scale-1', metric: 'weight', unit: 'kg', atMs: 1_800_000_000_000 },
  value: Decimal.parse(String(value)),
  ...changes,
});

export interface BenchOptions {
  readonly folder?: string;
  readonly settings?: Partial<BatchSettings>;
  readonly maxBytes?: number;
  readonly timeline?: Timeline;
  readonly identity?: typeof identity;
  /** Whose receipts it believes. */
  readonly logKey?: VerifyingKey;
}

/** The parts of a gateway behind its drivers, on a disk of their own. */
export class GatewayBench {
  readonly log = new ListedLog();
  readonly heardSettings: Buffer[] = [];
  readonly buffer: DiskBuffer;
  readonly maker: BatchMaker;
  private forwarder: Forwarder | undefined;

  private constructor(
    readonly folder: string,
    private readonly options: BenchOptions,
  ) {
    const { settings = {}, maxBytes = 100_000_000, timeline = wallTimeline } = options;
    this.buffer = DiskBuffer.open(join(folder, 'buffer.sqlite'));
    const { buffer, log } = this;
    const batching = { ...DEFAULT_BATCH_SETTINGS, batchMs: 60_000, signOfLifeMs: 3_600_000, ...settings };
    this.maker = new BatchMaker({
      identity: options.identity ?? identity,
      buffer,
      timeline,
      settings: batching,
      maxBytes,
      log,
    });
  }

  static async open(options: BenchOptions = {}): Promise<GatewayBench> {
    const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'tallystick-gateway-')));
    return new GatewayBench(folder, options);
  }

  /** A batch for each reading. */
  async sign(...values: readonly (number | string)[]): Promise<void> {
    for (const value of values) {
      const stored = this.maker.add({ readings: [reading(value)] });
      await this.maker.flush();
      await stored;
    }
  }

  forward(addresses: readonly string[], changes: Partial<ForwarderOptions> = {}): Forwarder {
    const { buffer, log } = this;
    const { site, gateway } = this.options.identity ?? identity;
    const trust = { site, gateway, findLogKey: findKeyAmong([this.options.logKey ?? LOG_KEY.verifying]) };
    this.forwarder = new Forwarder({
      ...{ addresses, buffer, log, credentials: { site, gateway } },
      window: { windowBatches: 5, unreceiptedBatches: 1_000, receiptTimeoutMs: 60_000 },
      backoff: { minMs: 20, maxMs: 100 },
      onReceipt: (bytes) => {
        const isDeleted = takeReceipt(bytes, trust, buffer, log);
        if (isDeleted) this.maker.madeRoom();
        return isDeleted;
      },
      ...changes,
    });
    this.forwarder.start((bytes) => this.heardSettings.push(Buffer.from(bytes)));
    return this.forwarder;
  }

  /** Leaves its disk to the next. */
  async leave(): Promise<string> {
    await this.maker.stop();
    await this.forwarder?.stop();
    this.buffer.close();
    return this.folder;
  }

  async close(): Promise<void> {
    await rm(await this.leave(), { recursive: true });
  }
}
