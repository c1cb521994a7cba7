import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@tallystick/kernel';
import type { Reading } from '@tallystick/telemetry';
import { FaultLog, type Log } from '../fault-log.js';
import { BufferFull, ReadingUnsound } from '../gateway-errors.js';
import type { Mark, OnReadings, Sample } from '../sample.js';
import type { Driver } from './driver.js';
import { mapReading, type ReadingMapping } from './reading-mapping.js';
import { type LineFormat, messageOfLine } from './text-lines.js';
import { formatPosition, parsePosition, takeLines, type TakenLines } from './watched-file.js';

export interface FileDriverOptions {
  readonly name: string;
  readonly folder: string;
  readonly format: LineFormat;
  /** Of the files' names, such as .csv; others are left alone. */
  readonly ending: string;
  readonly intervalMs: number;
  readonly readings: readonly ReadingMapping[];
}

/** Where positions are kept: with the readings, in one transaction. */
export interface Marks {
  findMark(source: string): string | undefined;
  putMark(mark: Mark): void;
}

/** Takes what sensors write into files of a folder, each line once, however often the program dies. Files are read and never changed. */
export class FileDriver implements Driver {
  readonly name: string;
  private readonly faults: FaultLog;
  private intervalMs: number;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private isStopped = false;

  constructor(
    private readonly options: FileDriverOptions,
    private readonly marks: Marks,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.name = options.name;
    this.intervalMs = options.intervalMs;
    this.faults = new FaultLog(log);
  }

  start(onReadings: OnReadings): void {
    this.looking = this.look(onReadings).then(() => {
      if (!this.isStopped) this.timer = setTimeout(() => this.start(onReadings), this.intervalMs);
    });
  }

  setInterval(intervalMs: number): void {
    this.intervalMs = intervalMs;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private async look(onReadings: OnReadings): Promise<void> {
    const { folder, ending } = this.options;
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      this.faults.fine(this.name);
      const names = entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending)).map(({ name }) => name);
      for (const name of names.sort()) await this.takeFile(name, onReadings);
    } catch (error) {
      this.faults.fault(this.name, error);
    }
  }

  private async takeFile(name: string, onReadings: OnReadings): Promise<void> {
    const source = `${this.name}/${name}`;
    try {
      for (let count = 1; count > 0 && !this.isStopped;) {
        const since = this.marks.findMark(source);
        const taken = await takeLines(join(this.options.folder, name), since ? parsePosition(since) : undefined);
        await this.takeLines(source, taken, onReadings);
        count = taken.lines.length;
      }
      this.faults.fine(source);
    } catch (error) {
      // A full buffer is said by the buffer; the lines wait where they are.
      if (!(error instanceof BufferFull)) this.faults.fault(source, error);
    }
  }

  /** Throws at the first line for which there is no room; those before it are taken. */
  private async takeLines(source: string, { header, lines }: TakenLines, onReadings: OnReadings): Promise<void> {
    const stored: Promise<void>[] = [];
    let passedOver: Mark | undefined;
    try {
      for (const { text, position } of lines) {
        const mark = { source, position: formatPosition(position) };
        const storing = this.passOn(source, { readings: this.readingsOf(source, text, header), mark }, onReadings);
        passedOver = storing ? undefined : mark;
        if (storing) stored.push(storing);
      }
    } finally {
      await Promise.all(stored);
    }
    if (passedOver) this.marks.putMark(passedOver);
  }

  /** @returns undefined of a line that says nothing, or nothing that can be kept */
  private passOn(source: string, sample: Sample, onReadings: OnReadings): Promise<void> | undefined {
    try {
      return sample.readings.length > 0 ? onReadings(sample) : undefined;
    } catch (error) {
      if (!(error instanceof ReadingUnsound)) throw error;
      this.faults.fault(`a line of ${source}`, error);
      return undefined;
    }
  }

  /** A line that cannot be read is told and passed over. */
  private readingsOf(source: string, line: string, header: string): readonly Reading[] {
    const { format, readings } = this.options;
    if (line === '' || (format === 'csv' && line === header)) return [];
    try {
      const message = messageOfLine(line, format, header);
      return readings.flatMap((mapping) => mapReading(mapping, { message, nowMs: this.clock.nowMs() }) ?? []);
    } catch (error) {
      if (!(error instanceof ReadingUnsound)) throw error;
      this.faults.fault(`a line of ${source}`, error);
      return [];
    }
  }
}
