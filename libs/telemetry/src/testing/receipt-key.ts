import { ed25519Of } from './keys.js';

/** The log's, which operators name in their enrolments. */
export const receiptKey = ed25519Of('the log');
