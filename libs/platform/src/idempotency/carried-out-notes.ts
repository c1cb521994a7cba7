import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '@tallystick/kernel';
import type {
  BeforeQueryEvent,
  DataSource,
  EntitySubscriberInterface,
  QueryRunner,
  TransactionCommitEvent,
} from 'typeorm';
import { RequestInProgress } from './errors.js';

/** One attempt at a request that came with a key. Whoever takes the key up later has a later attempt. */
export interface KeyedRun {
  readonly clientId: string;
  readonly key: string;
  readonly attempt: number;
}

const WRITES = /(?<!\bFOR (?:NO KEY )?)\b(?:INSERT|UPDATE|DELETE|MERGE)\b/i;
const OWN_TABLE = /\bidempotency_key\b/;
const NOTE = `
  UPDATE papers.idempotency_key SET carried_out_at = coalesce(carried_out_at, $4)
  WHERE client_id = $1 AND key = $2 AND attempt = $3 RETURNING 1`;

/**
 * Notes beside a key, in the very transaction that changes something for its request, that the request was carried out: whatever dies between
 * that commit and the answer, whoever comes with the key again is told so. A change outside a transaction is noted just before it is made.
 * An attempt whose key was taken up meanwhile can change nothing any more: its transaction ends with `RequestInProgress`.
 */
export class CarriedOutNotes implements EntitySubscriberInterface {
  private readonly runs = new AsyncLocalStorage<{ readonly run: KeyedRun; isNoted: boolean }>();
  private readonly writing = new WeakSet<QueryRunner>();

  constructor(
    dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    dataSource.subscribers.push(this);
  }

  /** Whatever `work` changes, then and later, is changed for this attempt. */
  during<T>(run: KeyedRun, work: () => T): T {
    return this.runs.run({ run, isNoted: false }, work);
  }

  async beforeQuery({ query, queryRunner }: BeforeQueryEvent): Promise<void> {
    const current = this.runs.getStore();
    if (!current || current.isNoted || !WRITES.test(query) || OWN_TABLE.test(query)) return;
    if (queryRunner.isTransactionActive) {
      this.writing.add(queryRunner);
      return;
    }
    await this.note(current.run, queryRunner);
    current.isNoted = true;
  }

  async beforeTransactionCommit({ queryRunner }: TransactionCommitEvent): Promise<void> {
    const current = this.runs.getStore();
    if (current && !current.isNoted && this.writing.has(queryRunner)) await this.note(current.run, queryRunner);
  }

  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    const current = this.runs.getStore();
    // Of a transaction within another the end is still open.
    if (current && this.writing.has(queryRunner) && !queryRunner.isTransactionActive) current.isNoted = true;
  }

  private async note({ clientId, key, attempt }: KeyedRun, queryRunner: QueryRunner): Promise<void> {
    const noted = await queryRunner.query(NOTE, [clientId, key, attempt, new Date(this.clock.nowMs())], true);
    if (noted.affected !== 1) throw new RequestInProgress();
  }
}
