export type { EntryHeader } from './archive-format.js';
export { type Entry, readArchive, requireWhole } from './archive-reader.js';
export { type ArchiveWriter, writeArchive } from './archive-writer.js';
export { takeFile, writeFiles } from './data-files.js';
export { type TableHeader, withSnapshot } from './dump-database.js';
export { BackupFileExists, BackupUnreadable } from './errors.js';
export { loadDatabase } from './load-database.js';
