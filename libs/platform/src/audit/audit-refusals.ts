import { AsyncLocalStorage } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import type { NewAuditEntry } from './write-audit.js';

export interface RefusalLimits {
  /** Of one actor's refusals that are alike: so many a minute have an entry each, and the others one together. Of nobody's only the first. */
  readonly inFullPerMinute: number;
  /** How many kinds are counted at a time; beyond that, those of all actors are counted together. */
  readonly kindsMax: number;
}

interface Counted {
  readonly like: NewAuditEntry;
  inFull: number;
  beyond: number;
}

const MINUTE_MS = 60_000;
/** How long a refusal may wait for its entry, together with others: nobody's refusal takes longer for being written. */
const WRITE_EVERY_MS = 200;

/**
 * Refusals on their way into the log. Whoever is refused again and again fills no disk: of what is alike within a minute the most is
 * only counted. They are written beside the requests, so that a first refusal takes no longer than its repetition, and a database that is
 * slow keeps nobody waiting for a no. What a killed process had not written yet, a fifth of a second and the counts of a minute, is lost.
 */
export class AuditRefusals {
  private readonly log = new Logger(AuditRefusals.name);
  private counted = new Map<string, Counted>();
  private minute = 0;
  private waiting: NewAuditEntry[] = [];
  private writing: Promise<void> = Promise.resolve();
  private soon: NodeJS.Timeout | undefined;
  private nextMinute: NodeJS.Timeout | undefined;
  /** What is written for many is of none of their requests. */
  private readonly outside = AsyncLocalStorage.snapshot();

  constructor(
    private readonly clock: Clock,
    private readonly limits: RefusalLimits,
    private readonly write: (entries: readonly NewAuditEntry[]) => Promise<void>,
  ) {}

  add(entry: NewAuditEntry): void {
    this.turn();
    const counted = this.countOf(entry);
    if (counted.inFull < this.inFullOf(entry)) {
      counted.inFull += 1;
      this.waiting.push(entry);
    } else counted.beyond += 1;
    this.soon ??= this.outside(() => setTimeout(() => void this.flush(), WRITE_EVERY_MS).unref());
  }

  /** Writes what waits; with `all` also what the present minute has counted. */
  flush({ all = false } = {}): Promise<void> {
    clearTimeout(this.soon);
    clearTimeout(this.nextMinute);
    this.soon = undefined;
    this.turn(all);
    const entries = this.waiting;
    this.waiting = [];
    if (this.counted.size > 0) this.nextMinute = setTimeout(() => void this.flush(), MINUTE_MS).unref();
    if (entries.length > 0) this.writing = this.writing.then(() => this.written(entries));
    return this.writing;
  }

  private inFullOf({ actorKind }: NewAuditEntry): number {
    return actorKind === 'nobody' ? 1 : this.limits.inFullPerMinute;
  }

  private countOf(entry: NewAuditEntry): Counted {
    const { party, actorKind, actorId, action, code, reason } = entry;
    const sender = actorKind === 'nobody' ? entry.address : actorId;
    const key = JSON.stringify([party, actorKind, sender, action, code, reason]);
    const known = this.counted.get(key);
    if (known) return known;
    const { kindsMax } = this.limits;
    const isFull = this.counted.size >= kindsMax;
    const like = isFull ? { ...entry, party: null, actorKind: 'nobody' as const, actorId: null, address: null } : entry;
    const place = isFull ? '' : key;
    const counted = this.counted.get(place) ?? { like, inFull: isFull ? this.limits.inFullPerMinute : 0, beyond: 0 };
    this.counted.set(place, counted);
    return counted;
  }

  /** When a minute is over, what was beyond its limits becomes an entry for each kind. */
  private turn(now = false): void {
    const minute = Math.floor(this.clock.nowMs() / MINUTE_MS);
    if (minute === this.minute && !now) return;
    for (const { like, beyond } of this.counted.values()) {
      if (beyond > 0) this.waiting.push({ ...like, objectId: null, details: null, times: beyond });
    }
    this.counted = new Map();
    this.minute = minute;
  }

  private async written(entries: readonly NewAuditEntry[]): Promise<void> {
    try {
      await this.write(entries);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.log.error(`${entries.length} refusals could not be written to the audit log: ${why}`);
    }
  }
}
