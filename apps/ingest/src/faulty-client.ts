import pg from 'pg';
import type { IngestFaults } from './ingest-faults.js';

/**
 * A database client that falls before a transaction begins, or before it is committed. For tests of falls alone: the intake knows nothing of it, and
 * without `INGEST_FAULTS` there is none.
 */
export function faultyClient(faults: IngestFaults): typeof pg.Client {
  return class FaultyClient extends pg.Client {
    // The many faces of `query` are passed on as they are.
    override query(...given: unknown[]): never {
      const query = super.query.bind(this) as (...args: unknown[]) => unknown;
      const point = pointOf(given[0]);
      if (!point || given.length > 1) return query(...given) as never;
      return faults.reach(point).then(() => query(...given)) as never;
    }
  };
}

function pointOf(statement: unknown): 'before-transaction' | 'before-commit' | undefined {
  if (typeof statement !== 'string') return undefined;
  if (/^BEGIN\b/i.test(statement)) return 'before-transaction';
  return /^COMMIT\b/i.test(statement) ? 'before-commit' : undefined;
}
