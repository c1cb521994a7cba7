import { createHash } from 'node:crypto';
import type { SubmittedPaper } from '../domain/submitted-paper.js';
import { type ReadOptions, readPaper } from '../domain/read-paper.js';

/** A paper as handed in: read, reckoned, and known by the hash of its bytes. */
export function submitPaper(file: string, bytes: Uint8Array, options?: ReadOptions): SubmittedPaper {
  return { file, sha256: createHash('sha256').update(bytes).digest('hex'), ...readPaper(bytes, options) };
}
