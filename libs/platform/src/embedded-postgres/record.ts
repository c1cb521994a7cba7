import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../files/write-atomically.js';

/** What a data folder remembers of its database. Kept 0600: whoever reads it owns the database. */
export interface PostgresRecord {
  readonly password: string;
  /** The folder that holds the cluster (and a copy of the engine, if one was needed), where that is not the data folder itself. */
  readonly outsideHome?: string;
  /** The account the cluster belongs to. */
  readonly uid: number;
  /** Where it last listened, on 127.0.0.1. */
  readonly port?: number;
}

const recordFile = (dataDir: string) => join(dataDir, 'postgres.json');

export async function readRecord(dataDir: string): Promise<PostgresRecord | undefined> {
  try {
    return JSON.parse(await readFile(recordFile(dataDir), 'utf8')) as PostgresRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function writeRecord(dataDir: string, record: PostgresRecord): Promise<void> {
  await writeAtomically(recordFile(dataDir), `${JSON.stringify(record, null, 2)}\n`);
}
