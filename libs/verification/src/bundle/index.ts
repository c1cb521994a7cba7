/** The file by itself: nothing here loads what talks to a chain. */
export type { Finding } from './finding.js';
export type { Said } from './said.js';
export { type Knowledge, type Outcome, type Verification, verifyFile } from './verification.js';
