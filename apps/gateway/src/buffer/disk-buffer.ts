import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Receipt } from '@tallystick/telemetry';
import type { Mark } from '../sample.js';
import { openDatabase } from './schema.js';

/** A batch as it was signed. */
export interface SignedEnvelope {
  readonly bootEpoch: bigint;
  readonly seq: bigint;
  readonly hash: Uint8Array;
  readonly envelope: Uint8Array;
}

/** The last batch that was signed. */
export type Head = Pick<SignedEnvelope, 'bootEpoch' | 'seq' | 'hash'>;

export interface StoredBatch extends SignedEnvelope {
  /** Grows in the order in which batches were signed. */
  readonly id: bigint;
}

/**
 * What a receipt did: `deleted` what it covers; `known`, it says no more than an earlier one; `contradicts` what was signed here under that number;
 * `unknown`, nothing was signed here under it. Of the last two nothing is deleted.
 */
export type Covering = 'deleted' | 'known' | 'contradicts' | 'unknown';

/** What a stored batch costs beside its envelope: its row, its hash, its index, and what is left over of a page. Held to by `disk-buffer.spec.ts`. */
export const ROW_BYTES = 400;

/**
 * What was signed and is not known to be in the log, on disk. Every change is one transaction, so a fall leaves it before or after. Numbers are
 * never used twice: each opening takes a new epoch, stored before anything is signed in it.
 */
export class DiskBuffer {
  private readonly listeners = new Set<() => void>();
  private readonly statements = new Map<string, StatementSync>();
  private held: number;

  private constructor(private readonly db: DatabaseSync) {
    const { bytes } = this.get('SELECT coalesce(sum(length(envelope)) + count(*) * ?, 0) bytes FROM batch', ROW_BYTES);
    this.held = Number(bytes);
  }

  /** @throws BufferInUse while another process has it open */
  static open(path: string): DiskBuffer {
    return new DiskBuffer(openDatabase(path));
  }

  close(): void {
    this.db.close();
  }

  /** Bytes of what waits for a receipt. */
  get bytes(): number {
    return this.held;
  }

  get count(): number {
    return Number(this.get('SELECT count(*) n FROM batch')['n']);
  }

  get head(): Head | undefined {
    const row = this.find('SELECT boot_epoch, seq, hash FROM head WHERE seq IS NOT NULL');
    return (
      row && { bootEpoch: row['boot_epoch'] as bigint, seq: row['seq'] as bigint, hash: row['hash'] as Uint8Array }
    );
  }

  /**
   * Takes the next epoch. The first is the time: a gateway whose disk was lost goes on above what it had, as one that forgets and not as one that
   * replays.
   */
  beginEpoch(nowMs: number): bigint {
    const row = this.get(
      `INSERT INTO head (id, next_epoch) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET next_epoch = next_epoch + 1
       RETURNING next_epoch`,
      BigInt(nowMs),
    );
    return row['next_epoch'] as bigint;
  }

  /** Before anything of it is sent. */
  store({ bootEpoch, seq, hash, envelope }: SignedEnvelope, marks: readonly Mark[]): void {
    this.atomically(() => {
      this.run(
        'INSERT INTO batch (boot_epoch, seq, hash, envelope) VALUES (?, ?, ?, ?)',
        bootEpoch,
        seq,
        hash,
        envelope,
      );
      this.run('UPDATE head SET boot_epoch = ?, seq = ?, hash = ?', bootEpoch, seq, hash);
      for (const mark of marks) this.putMark(mark);
    });
    this.held += envelope.length + ROW_BYTES;
    for (const listener of this.listeners) listener();
  }

  /** Calls when something was stored, until what is returned is called. */
  onStored(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What was signed after another, oldest first. */
  after(id: bigint, limit: number): readonly StoredBatch[] {
    return this.statement('SELECT id, boot_epoch, seq, hash, envelope FROM batch WHERE id > ? ORDER BY id LIMIT ?')
      .all(id, limit)
      .map((row) => ({
        id: row['id'] as bigint,
        bootEpoch: row['boot_epoch'] as bigint,
        seq: row['seq'] as bigint,
        hash: row['hash'] as Uint8Array,
        envelope: row['envelope'] as Uint8Array,
      }));
  }

  /** Deletes what a receipt covers, whose signature stands. */
  cover({ bootEpoch, unbroken: { seq, hash } }: Pick<Receipt, 'bootEpoch' | 'unbroken'>): Covering {
    const own = this.find('SELECT hash FROM batch WHERE boot_epoch = ? AND seq = ?', bootEpoch, seq);
    if (!own) return this.coveredBefore(bootEpoch, seq, hash);
    if (!isSame(own['hash'], hash)) return 'contradicts';
    const size = 'SELECT sum(length(envelope) + ?) bytes FROM batch WHERE boot_epoch = ? AND seq <= ?';
    const { bytes } = this.get(size, ROW_BYTES, bootEpoch, seq);
    this.atomically(() => {
      this.run('DELETE FROM batch WHERE boot_epoch = ? AND seq <= ?', bootEpoch, seq);
      this.run('INSERT OR REPLACE INTO covered VALUES (?, ?, ?)', bootEpoch, seq, hash);
    });
    this.held -= Number(bytes);
    return 'deleted';
  }

  findMark(source: string): string | undefined {
    return this.find('SELECT position FROM mark WHERE source = ?', source)?.['position'] as string | undefined;
  }

  /** For what is passed over without readings. */
  putMark({ source, position }: Mark): void {
    this.run('INSERT OR REPLACE INTO mark VALUES (?, ?)', source, position);
  }

  findNote(name: string): string | undefined {
    return this.find('SELECT text FROM note WHERE name = ?', name)?.['text'] as string | undefined;
  }

  /** @param text undefined to forget it */
  putNote(name: string, text: string | undefined): void {
    if (text === undefined) this.run('DELETE FROM note WHERE name = ?', name);
    else this.run('INSERT OR REPLACE INTO note VALUES (?, ?)', name, text);
  }

  private coveredBefore(bootEpoch: bigint, seq: bigint, hash: Uint8Array): Covering {
    const last = this.find('SELECT seq, hash FROM covered WHERE boot_epoch = ?', bootEpoch);
    if (!last || seq > (last['seq'] as bigint)) return 'unknown';
    return seq === last['seq'] && !isSame(last['hash'], hash) ? 'contradicts' : 'known';
  }

  private atomically(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (error) {
      // A commit that failed may have ended the transaction by itself.
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  private statement(sql: string): StatementSync {
    const statement = this.statements.get(sql) ?? this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }

  private run(sql: string, ...values: readonly Value[]): void {
    this.statement(sql).run(...values);
  }

  private find(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.statement(sql).get(...values);
  }

  private get(sql: string, ...values: readonly Value[]): Row {
    const row = this.find(sql, ...values);
    if (!row) throw new Error(`expected a row of: ${sql}`);
    return row;
  }
}

type Value = string | number | bigint | Uint8Array;
type Row = Readonly<Record<string, unknown>>;

const isSame = (a: unknown, b: Uint8Array) => Buffer.compare(a as Uint8Array, b) === 0;
