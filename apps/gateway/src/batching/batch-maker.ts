import { checkReadings, DEFAULT_BATCH_LIMITS, EnvelopeRefused } from '@tallystick/telemetry';
import { type DiskBuffer, ROW_BYTES } from '../buffer/disk-buffer.js';
import { FaultLog, type Log } from '../fault-log.js';
import { BufferFull, ReadingUnsound } from '../gateway-errors.js';
import type { Sample } from '../sample.js';
import type { Timeline } from '../timeline.js';
import type { BatchSettings } from './batch-settings.js';
import type { Identity } from './batch-signer.js';
import { BatchWriter } from './batch-writer.js';
import { Refusals } from './refusals.js';
import { type WaitingSample, WaitingSamples } from './waiting-samples.js';

export interface BatchMakerOptions {
  readonly identity: Identity;
  readonly buffer: DiskBuffer;
  readonly timeline: Timeline;
  readonly settings: BatchSettings;
  /** Of the buffer. */
  readonly maxBytes: number;
  readonly log: Log;
}

/** After a disk or a secure element that refused. */
const RETRY_MS = 1_000;
/** A full buffer takes readings again when a tenth of it is free, so that a statement is not made at every receipt. */
const ROOM_AGAIN_PERCENT = 90;
/** Readings that wait while signing is slow. */
const MAX_WAITING = 20_000;
/** Asked for before a reading is taken, so that what was taken fits. */
const ROOM_BYTES = DEFAULT_BATCH_LIMITS.maxEnvelopeBytes + ROW_BYTES;

/** Collects samples into batches, has them signed and put on disk. What is refused is counted, and stated when there is room. */
export class BatchMaker {
  private settings: BatchSettings;
  private readonly waiting = new WaitingSamples();
  private readonly writer: BatchWriter;
  private readonly refusals: Refusals;
  private readonly faults: FaultLog;
  private work: Promise<void> = Promise.resolve();
  private cancelFlush: (() => void) | undefined;
  private cancelSignOfLife: (() => void) | undefined;
  private isFull = false;
  private isStopped = false;

  constructor(private readonly options: BatchMakerOptions) {
    const { identity, buffer, timeline, settings, log } = options;
    this.settings = settings;
    this.faults = new FaultLog(log);
    this.writer = new BatchWriter(identity, buffer, timeline, this.faults);
    this.refusals = new Refusals(buffer);
    this.expectLife();
  }

  /** Settles when the sample is on disk. @throws ReadingUnsound, BufferFull, both at once */
  add(sample: Sample): Promise<void> {
    requireSound(sample);
    if (!this.canTake(sample)) {
      this.countRefused(sample);
      throw new BufferFull();
    }
    const stored = new Promise<void>((settle) => this.waiting.push({ ...sample, settle }));
    if (this.waiting.size >= this.settings.batchReadings) this.flushSoon();
    else this.flushWithin(this.settings.batchMs);
    return stored;
  }

  configure(settings: BatchSettings): void {
    this.settings = settings;
    this.expectLife();
    if (!this.waiting.isEmpty) this.flushSoon();
  }

  /** Settles when all that came before is on disk, or cannot be put there now. */
  async flush(): Promise<void> {
    this.flushSoon();
    await this.work;
  }

  /** Settles when what was begun is over; begins nothing. */
  async settled(): Promise<void> {
    await this.work;
  }

  /** A receipt let something be deleted. */
  madeRoom(): void {
    if (this.isFull && this.hasRoom()) this.flushSoon();
  }

  /** Goes on as after a start: numbers from 0, linked to what was signed last. */
  async beginEpoch(): Promise<void> {
    await this.flush();
    this.writer.beginEpoch();
  }

  /** What is not on disk by then is lost and counted as refused. */
  async stop(): Promise<void> {
    await this.flush();
    this.isStopped = true;
    this.cancelFlush?.();
    this.cancelSignOfLife?.();
    for (const sample of this.waiting.drain()) this.countRefused(sample);
  }

  private flushSoon(): void {
    this.cancelFlush?.();
    this.cancelFlush = undefined;
    this.work = this.work.then(() => this.writeWaiting());
  }

  private flushWithin(ms: number): void {
    if (!this.isStopped) this.cancelFlush ??= this.options.timeline.after(ms, () => this.flushSoon());
  }

  private async writeWaiting(): Promise<void> {
    if (!this.writer.retry()) return this.flushWithin(RETRY_MS);
    if (!this.hasRoom()) return;
    await this.stateRefusals();
    while (!this.waiting.isEmpty && this.hasRoom()) {
      if (!(await this.write(this.waiting.take(this.settings.batchReadings)))) return this.flushWithin(RETRY_MS);
    }
  }

  /** @returns whether more may be written now */
  private async write(samples: readonly WaitingSample[]): Promise<boolean> {
    const result = await this.writer.write(samples);
    if (result === 'unsigned') this.waiting.unshift(samples);
    if (result === 'too-large') return this.writeHalf(samples);
    if (result === 'stored') this.expectLife();
    return result === 'stored';
  }

  /** Long names can make an envelope too large. */
  private async writeHalf(samples: readonly WaitingSample[]): Promise<boolean> {
    const half = Math.ceil(samples.length / 2);
    if (half < samples.length) {
      this.waiting.unshift(samples.slice(half));
      return this.write(samples.slice(0, half));
    }
    for (const sample of samples) {
      this.faults.fault('a sample', 'it is larger than an envelope may be');
      this.refusals.add(sample.readings.length, this.options.timeline.nowMs());
      sample.settle();
    }
    return true;
  }

  private async stateRefusals(): Promise<void> {
    const { identity, log } = this.options;
    const statement = this.refusals.statement(identity.gateway);
    if (!statement) return;
    const { count } = this.refusals;
    const settle = () => {
      log.warn(`${count} readings were refused; a batch says so`);
      this.refusals.stated();
    };
    await this.writer.write([{ ...statement, settle }]);
  }

  private canTake({ readings }: Sample): boolean {
    const isWithin = this.waiting.isEmpty || this.waiting.size + readings.length <= MAX_WAITING;
    return !this.isStopped && !this.writer.isWaiting && isWithin && this.hasRoom();
  }

  /** What has a mark is not lost: its source is asked for it again. */
  private countRefused({ readings, mark }: Sample): void {
    if (!mark) this.refusals.add(readings.length, this.options.timeline.nowMs());
  }

  private hasRoom(): boolean {
    const { buffer, maxBytes, log } = this.options;
    const limit = maxBytes - ROOM_BYTES;
    const isFull = buffer.bytes > (this.isFull ? (limit * ROOM_AGAIN_PERCENT) / 100 : limit);
    if (isFull && !this.isFull) log.error(`the disk buffer is full (${buffer.bytes} bytes): readings are refused`);
    if (!isFull && this.isFull) log.log('the disk buffer has room again');
    this.isFull = isFull;
    return !isFull;
  }

  private expectLife(): void {
    this.cancelSignOfLife?.();
    if (this.isStopped) return;
    this.cancelSignOfLife = this.options.timeline.after(this.settings.signOfLifeMs, () => {
      this.work = this.work.then(() => this.signOfLife());
    });
  }

  private async signOfLife(): Promise<void> {
    await this.writeWaiting();
    if (this.hasRoom() && this.writer.retry()) await this.write([]);
    this.expectLife();
  }
}

function requireSound({ readings }: Sample): void {
  try {
    checkReadings(readings);
  } catch (error) {
    if (error instanceof EnvelopeRefused) throw new ReadingUnsound(error.message);
    throw error;
  }
}
