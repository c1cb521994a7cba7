import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { LedgerEvent } from '../contracts/ledger-events.js';
import { insertRows, type WhenKnown } from './insert-rows.js';

interface Appended {
  readonly rows: ObjectLiteral[];
  readonly whenKnown: WhenKnown;
}

/**
 * What one step of the indexer has to do, and what it keeps for its end: a row that the step itself never reads again goes into the database
 * together with all others of its table, since a query costs more than the row that it writes.
 */
export class LedgerStep {
  private readonly rows = new Map<EntityTarget<ObjectLiteral>, Appended>();
  private readonly atEnd: (() => Promise<void>)[] = [];

  constructor(
    /** For all that cannot wait. */
    readonly tx: EntityManager,
    /** All events of the step, in order. */
    readonly events: readonly LedgerEvent[],
  ) {}

  /** Adds rows to a table whose rows are never changed. */
  append<E extends ObjectLiteral>(table: EntityTarget<E>, rows: readonly E[], whenKnown: WhenKnown = 'fail'): void {
    const appended = this.rows.get(table);
    if (appended) appended.rows.push(...rows);
    else this.rows.set(table, { rows: [...rows], whenKnown });
  }

  /** Has something done when all events are applied, before the step's transaction ends. */
  beforeEnd(work: () => Promise<void>): void {
    this.atEnd.push(work);
  }

  async end(): Promise<void> {
    for (const work of this.atEnd) await work();
    for (const [table, { rows, whenKnown }] of this.rows) await insertRows(this.tx, table, rows, whenKnown);
  }
}
