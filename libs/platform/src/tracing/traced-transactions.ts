import type { DataSource, EntitySubscriberInterface, QueryRunner } from 'typeorm';
import { beginSpan, currentTraceParent, isTracing, type OpenSpan } from './tracing.js';

type OfTransaction = Parameters<NonNullable<EntitySubscriberInterface['afterTransactionStart']>>[0];

/** A span for every transaction that a traced request has, from its begin to its end; of others there are too many to look at. */
export class TracedTransactions implements EntitySubscriberInterface {
  private readonly open = new WeakMap<QueryRunner, OpenSpan>();

  /** Does nothing unless spans are asked for. */
  static of(dataSource: DataSource): void {
    if (isTracing()) dataSource.subscribers.push(new TracedTransactions());
  }

  afterTransactionStart({ queryRunner }: OfTransaction): void {
    if (currentTraceParent() === undefined || this.open.has(queryRunner)) return;
    const span = beginSpan({
      name: 'database transaction',
      kind: 'client',
      attributes: { 'db.system.name': 'postgresql' },
    });
    if (span) this.open.set(queryRunner, span);
  }

  afterTransactionCommit({ queryRunner }: OfTransaction): void {
    this.end(queryRunner);
  }

  afterTransactionRollback({ queryRunner }: OfTransaction): void {
    this.end(queryRunner, 'rolled-back');
  }

  private end(queryRunner: QueryRunner, fault?: string): void {
    // What is within another ends with it.
    if (queryRunner.isTransactionActive) return;
    this.open.get(queryRunner)?.end(fault);
    this.open.delete(queryRunner);
  }
}
