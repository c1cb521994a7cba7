import type { Reading } from '../batch/batch.js';

/** Why a value was left out while the rest of its message was taken. */
export const IGNORED_KINDS = [
  /** Text, bytes, a date, a file. */
  'not-a-number',
  /** A table, a template or a list of values. */
  'compound',
  /** Said to be unknown, or not there. */
  'absent',
  /** Not a finite number, or one that 64 bits and 18 digits after the point do not hold. */
  'not-exact',
  /** Longer than a name may be once it is written in our letters. */
  'name',
  /** Measured after the year 9999. */
  'time',
  /** Said by its sender to be bad or stale. */
  'quality',
  /** Of a name or an alias that no birth declared, or of another type. */
  'undeclared',
] as const;
export type IgnoredKind = (typeof IGNORED_KINDS)[number];
export type IgnoredCounts = Readonly<Partial<Record<IgnoredKind, number>>>;

/** What a message of another dialect than the signed batch says. */
export interface DecodedMessage {
  readonly readings: readonly Reading[];
  /** By the sender's clock, milliseconds since 1970, or of its newest reading; when neither is told, when it was received. */
  readonly sentAtMs: number;
  readonly ignored: IgnoredCounts;
}

/** A message as it came. */
export interface DialectMessage {
  /** Of Sparkplug B with its topic before it (`framed`). */
  readonly bytes: Uint8Array;
  /** By the intake's clock, milliseconds since 1970. */
  readonly receivedAtMs: number;
}

/** Collects readings, and counts what is none. */
export class ReadingList {
  readonly readings: Reading[] = [];
  private readonly counts: Partial<Record<IgnoredKind, number>> = {};

  add(reading: Reading | IgnoredKind): void {
    if (typeof reading === 'string') this.counts[reading] = (this.counts[reading] ?? 0) + 1;
    else this.readings.push(reading);
  }

  decoded(receivedAtMs: number, saidAtMs?: number): DecodedMessage {
    const newest = this.readings.reduce<number | undefined>(
      (latest, { atMs }) => (latest === undefined || atMs > latest ? atMs : latest),
      undefined,
    );
    return { readings: this.readings, sentAtMs: saidAtMs ?? newest ?? receivedAtMs, ignored: this.counts };
  }
}
