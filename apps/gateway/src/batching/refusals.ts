import { Decimal } from '@tallystick/kernel';
import type { DiskBuffer } from '../buffer/disk-buffer.js';
import type { Sample } from '../sample.js';

const NOTE = 'refused';

interface Refused {
  readonly count: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * Readings that could not be kept are counted on disk, and stated, signed, as soon as there is room: a hole that nobody told of would look like a
 * warehouse in which nothing happened.
 */
export class Refusals {
  private refused: Refused | undefined;

  constructor(private readonly buffer: Pick<DiskBuffer, 'findNote' | 'putNote'>) {
    const text = buffer.findNote(NOTE);
    this.refused = text === undefined ? undefined : (JSON.parse(text) as Refused);
  }

  get count(): number {
    return this.refused?.count ?? 0;
  }

  add(readings: number, nowMs: number): void {
    const { count = 0, fromMs = nowMs } = this.refused ?? {};
    this.refused = { count: count + readings, fromMs, untilMs: nowMs };
    try {
      this.buffer.putNote(NOTE, JSON.stringify(this.refused));
    } catch {
      // On a disk that takes nothing the count lives in memory, until it takes something again.
    }
  }

  /** What is to be stated, as readings of the gateway itself: how many, and over how long. */
  statement(gateway: string): Sample | undefined {
    if (!this.refused) return undefined;
    const { count, fromMs, untilMs: atMs } = this.refused;
    const reading = (metric: string, value: number, unit: string) => ({
      ...{ device: gateway, metric, atMs, unit },
      value: Decimal.of(BigInt(value)),
    });
    return {
      readings: [reading('readings-refused', count, '1'), reading('readings-refused-for', atMs - fromMs, 'ms')],
    };
  }

  /** After the statement is stored. */
  stated(): void {
    this.refused = undefined;
    this.buffer.putNote(NOTE, undefined);
  }
}
