import { readFile, stat } from 'node:fs/promises';
import {
  DEFAULT_XML_LIMITS,
  holdToSchematron,
  type ReadOptions,
  type Schematron,
  type SubmittedPaper,
  submitPaper,
} from '@tallystick/trade/papers';

/**
 * Reads one file as a paper, and holds it to Schematron files where there are some. One that cannot be opened is unreadable like any other; one over the limit is not even opened, nor is what has
 * no size to know the limit by: a pipe that nobody writes to, a device without end.
 */
export async function submitFile(
  path: string,
  options: ReadOptions = {},
  schematron?: Schematron,
): Promise<SubmittedPaper> {
  try {
    const entry = await stat(path);
    if (entry.isDirectory())
      return unreadable(
        path,
        'folder-unreadable',
        'this folder cannot be listed; allow it to be read, or leave it out',
      );
    if (!entry.isFile()) return unreadable(path, 'file-unreadable', 'a pipe or device; save what it holds as a file');
    const { size } = entry;
    if (size > DEFAULT_XML_LIMITS.maxBytes) {
      return unreadable(path, 'xml-too-large', `${size} bytes, at most ${DEFAULT_XML_LIMITS.maxBytes} are read`);
    }
    const bytes = await readFile(path);
    const paper = submitPaper(path, bytes, options);
    return schematron ? await holdToSchematron(paper, bytes, schematron) : paper;
  } catch (error) {
    return unreadable(path, 'file-unreadable', error instanceof Error ? error.message : String(error));
  }
}

function unreadable(path: string, rule: string, message: string): SubmittedPaper {
  // No content, no hash: the path tells such files apart.
  return {
    file: path,
    sha256: `unread ${path}`,
    document: undefined,
    findings: [{ rule, severity: 'error', where: '', message }],
  };
}
