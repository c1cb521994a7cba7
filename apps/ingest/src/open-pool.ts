import { Logger } from '@nestjs/common';
import pg from 'pg';
import { faultyClient } from './faulty-client.js';
import type { IngestFaults } from './ingest-faults.js';
import { applicationName } from './sites/copies.js';

export interface PoolSettings {
  readonly databaseUrl: string;
  readonly databasePoolSize: number;
  /** The copy's. */
  readonly name: string;
  readonly siteLimits: { readonly leaseMs: number };
}

/** @param faults for tests of falls alone */
export function openPool(
  { databaseUrl, databasePoolSize, name, siteLimits }: PoolSettings,
  faults?: IngestFaults,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: databasePoolSize,
    application_name: applicationName(name),
    // A copy that was cut off in the middle of a transaction must not keep the site's rows from the next.
    idle_in_transaction_session_timeout: siteLimits.leaseMs,
    ...(faults ? { Client: faultyClient(faults) } : {}),
  });
  const log = new Logger('database');
  // An idle connection that breaks is replaced; unheard it would end the process.
  pool.on('error', (error) => log.warn(error.message));
  return pool;
}
