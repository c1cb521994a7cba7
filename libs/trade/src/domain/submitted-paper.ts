import type { Side } from './matching/trade.js';
import type { PaperReading } from './read-paper.js';

/** A paper or record as it was handed in and read, readable or not. */
export interface SubmittedPaper extends PaperReading {
  /** How the one who asks calls it: a file's path, an upload's name. */
  readonly file: string;
  /** SHA-256 of its bytes, lower-case hex. */
  readonly sha256: string;
  /** Undefined where nobody knows: files in a folder. */
  readonly handedInBy?: readonly Side[] | undefined;
}
