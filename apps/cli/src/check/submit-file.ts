import { constants, type Stats } from 'node:fs';
import { lstat, readFile, stat } from 'node:fs/promises';
import {
  DEFAULT_XML_LIMITS,
  holdToSchematron,
  type ReadOptions,
  type Schematron,
  type SubmittedPaper,
  submitPaper,
} from '@tallystick/trade/papers';
import { type PaperFile, pathKey } from './collect-files.js';

interface Refusal {
  readonly rule: string;
  readonly message: string;
}

/**
 * Reads one file as a paper, and holds it to Schematron files where there are some. One that cannot be opened is unreadable like any other; one
 * over the limit is not even opened, nor is what has no size to know the limit by: a pipe that nobody writes to, a device without end. A link
 * is followed only where it was named itself.
 */
export async function submitFile(
  file: PaperFile,
  options: ReadOptions = {},
  schematron?: Schematron,
): Promise<SubmittedPaper> {
  const { name, path, isNamed } = file;
  const { maxBytes } = options.limits ?? DEFAULT_XML_LIMITS;
  try {
    const refusal = refusalOf(await (isNamed ? stat(path) : lstat(path)), maxBytes);
    if (refusal) return unreadable(file, refusal);
    const bytes = await readFile(path, { flag: flagsFor(file) });
    const paper = submitPaper(name, bytes, options);
    return schematron ? await holdToSchematron(paper, bytes, schematron) : paper;
  } catch (error) {
    return unreadable(file, { rule: 'file-unreadable', message: reasonOf(error, file) });
  }
}

/** What lies there may have become a link or a pipe since it was looked at. */
function flagsFor({ isNamed }: PaperFile): number {
  return constants.O_RDONLY | constants.O_NONBLOCK | (isNamed ? 0 : constants.O_NOFOLLOW);
}

function refusalOf(entry: Stats, maxBytes: number): Refusal | undefined {
  if (entry.isSymbolicLink()) {
    return {
      rule: 'link-not-followed',
      message: 'a link, which may lead anywhere; name it by itself, or put the file in its place',
    };
  }
  if (entry.isDirectory()) {
    return {
      rule: 'folder-unreadable',
      message: 'this folder cannot be listed; allow it to be read, or leave it out',
    };
  }
  if (!entry.isFile()) {
    return { rule: 'file-unreadable', message: 'a pipe or device; save what it holds as a file' };
  }
  if (entry.size <= maxBytes) return undefined;
  return { rule: 'xml-too-large', message: `${entry.size} bytes, at most ${maxBytes} are read` };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be read; allow it to be',
  ELOOP: 'links that lead in a circle',
  ENAMETOOLONG: 'its path is longer than the system opens; move it up',
};

function reasonOf(error: unknown, { name }: PaperFile): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') {
    // Node decodes what it is called with, so that such a name is lost before it is seen here.
    return name.includes('\uFFFD')
      ? 'there is no such file; if its name is not UTF-8, name the folder that it is in'
      : 'there is no such file';
  }
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

function unreadable(file: PaperFile, { rule, message }: Refusal): SubmittedPaper {
  // No content, no hash: the path tells such files apart.
  return {
    file: file.name,
    sha256: `unread ${pathKey(file.path)}`,
    document: undefined,
    findings: [{ rule, severity: 'error', where: '', message }],
  };
}
