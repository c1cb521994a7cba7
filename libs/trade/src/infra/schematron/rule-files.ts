import { DomainError } from '@tallystick/kernel';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readSchema } from '../../domain/schematron/read-schema.js';

/** A Schematron file of the operator's, every expression of which can be run. */
export interface RuleFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Lower-case hex. */
  readonly sha256: string;
}

export class SchematronInvalid extends DomainError {
  constructor(readonly faults: readonly string[]) {
    super(
      'schematron-invalid',
      'invalid',
      `Schematron files are wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  }
}

/** Each content once. Throws `SchematronInvalid` with every fault of every file. */
export async function readRuleFiles(paths: readonly string[]): Promise<readonly RuleFile[]> {
  const faults: string[] = [];
  const files = new Map<string, RuleFile>();
  for (const file of paths) {
    try {
      const bytes = await readFile(file);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const read = readSchema(file, bytes);
      if ('faults' in read) faults.push(...read.faults);
      else if (!files.has(sha256)) files.set(sha256, { file, bytes, sha256 });
    } catch (error) {
      faults.push(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  if (faults.length > 0) throw new SchematronInvalid(faults);
  return [...files.values()];
}
