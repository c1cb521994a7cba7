import { DomainError } from '@tallystick/kernel';
import type { EntityManager } from 'typeorm';
import { PaperUnreadable } from '../../domain/errors.js';
import type { Finding } from '../../domain/finding.js';
import type { FileRefusal } from '../../infra/batches/batch-file.entity.js';

/** A file that is being taken in, by whoever holds its number of attempts. */
export interface HeldFile {
  readonly batch: string;
  readonly place: number;
  readonly attempts: number;
  /** Who opened the batch. */
  readonly party: string;
  readonly content: Buffer;
}

export type FileOutcome =
  | { readonly state: 'accepted' | 'known'; readonly document?: string; readonly record?: string }
  | { readonly state: 'refused'; readonly refusal: FileRefusal };

/** Somebody else has the file, or it is settled, or its batch is gone: whatever was done for it is undone. */
export class FileNotHeld extends Error {
  constructor() {
    super('the file of the batch is another’s now');
    this.name = 'FileNotHeld';
  }
}

const SETTLE = `
  UPDATE papers.batch_file SET state = $4, document = $5, record = $6, refusal = $7, content = NULL, next_attempt_at = NULL
  WHERE batch = $1 AND place = $2 AND attempts = $3 AND state = 'received'`;

/** Says what became of a file, in the transaction in which it became so: nothing is taken in that is not told, nor told twice. */
export async function settleFile(manager: EntityManager, held: HeldFile, outcome: FileOutcome): Promise<void> {
  const { document = null, record = null } = outcome.state === 'refused' ? {} : outcome;
  const refusal = outcome.state === 'refused' ? JSON.stringify(outcome.refusal) : null;
  const { batch, place, attempts } = held;
  const values = [batch, place, attempts, outcome.state, document, record, refusal];
  const [, changed] = await manager.query<[unknown[], number]>(SETTLE, values);
  if (changed === 0) throw new FileNotHeld();
}

/** As the one who sent it is told; undefined for what is no fault of the file. */
export function refusalOf(error: unknown): FileRefusal | undefined {
  if (!(error instanceof DomainError) || error.kind === 'unavailable' || error.kind === 'too-many') return undefined;
  const { code, message: detail, details } = error;
  const findings = error instanceof PaperUnreadable ? { findings: details.findings as readonly Finding[] } : {};
  return { code, detail, ...findings };
}
