import type { Finding } from '../../domain/finding.js';
import { readRuleFiles } from './rule-files.js';
import { SchematronThread, type ThreadOptions } from './schematron-thread.js';

/** An operator's own rules on papers. */
export interface Schematron {
  /** Of the files, lower-case hex. */
  readonly sha256s: readonly string[];
  /** What the rules find on a paper that was read. Answers on any paper, in bounded time. */
  readonly hold: (bytes: Uint8Array) => Promise<readonly Finding[]>;
  readonly close: () => Promise<void>;
}

/** @param paths none when the operator has no rules. Throws `SchematronInvalid` with all that is wrong with the files. */
export async function openSchematron(paths: readonly string[], options: ThreadOptions): Promise<Schematron> {
  const files = await readRuleFiles(paths);
  const thread = new SchematronThread(files, options);
  return {
    sha256s: files.map(({ sha256 }) => sha256),
    hold: (bytes) => (files.length === 0 ? Promise.resolve([]) : thread.hold(bytes)),
    close: () => thread.close(),
  };
}
