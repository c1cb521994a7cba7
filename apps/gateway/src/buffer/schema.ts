import { DatabaseSync } from 'node:sqlite';
import { BufferInUse } from '../gateway-errors.js';

const SQLITE_BUSY = 5;

/** Numbers of a gateway are below 2^63: they begin at milliseconds since 1970 and grow by one. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    next_epoch INTEGER NOT NULL, boot_epoch INTEGER, seq INTEGER, hash BLOB
  ) STRICT;
  CREATE TABLE IF NOT EXISTS batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    boot_epoch INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, envelope BLOB NOT NULL,
    UNIQUE (boot_epoch, seq)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS covered (boot_epoch INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS mark (source TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
`;

/**
 * FULL: a commit is on the disk when it returns, also through a power cut. EXCLUSIVE: two gateways on one folder would each count on, and each
 * call the other's epoch left; the system lets the lock go when the process is killed. @throws BufferInUse
 */
export function openDatabase(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readBigInts: true, timeout: 0 });
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    db.exec(TABLES);
    return db;
  } catch (error) {
    db.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) throw new BufferInUse(path);
    throw error;
  }
}
