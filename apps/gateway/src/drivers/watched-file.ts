import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** How far a file was taken, and by what it is known again: a name alone may be given to another file. */
export interface FilePosition {
  /** Bytes of whole lines. */
  readonly bytes: number;
  /** SHA-256 of the file's beginning, hex, and how much of it that is. */
  readonly head: string;
  readonly headBytes: number;
}

export interface TakenLines {
  readonly header: string;
  readonly lines: readonly { readonly text: string; readonly position: FilePosition }[];
}

const HEAD_BYTES = 1_024;
const CHUNK_BYTES = 65_536;

export const formatPosition = (position: FilePosition): string => JSON.stringify(position);
export const parsePosition = (text: string): FilePosition => JSON.parse(text) as FilePosition;

/** Whole lines after a position, some 64 KiB of them; a line that is not ended yet waits. A file that is another than it was begins anew. */
export async function takeLines(path: string, since: FilePosition | undefined): Promise<TakenLines> {
  const file = await open(path, 'r');
  try {
    const read = async (from: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    const start = await read(0, CHUNK_BYTES);
    const from = since && isSame(start, since) ? since.bytes : 0;
    const chunk = from === 0 ? start : await read(from, CHUNK_BYTES);
    const lines = wholeLines(chunk).map(({ text, end }) => ({ text, position: positionAt(from + end, start) }));
    return {
      header: start
        .subarray(0, Math.max(0, start.indexOf('\n')))
        .toString('utf8')
        .trim(),
      lines,
    };
  } finally {
    await file.close();
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const isSame = (start: Buffer, { head, headBytes }: FilePosition): boolean =>
  start.length >= headBytes && hashOf(start.subarray(0, headBytes)) === head;

/** The file may have grown since its beginning was read: what was not read then is not part of the head, however far its lines were taken. */
function positionAt(bytes: number, start: Buffer): FilePosition {
  const headBytes = Math.min(bytes, start.length, HEAD_BYTES);
  return { bytes, head: hashOf(start.subarray(0, headBytes)), headBytes };
}

/** Throws of a line that no sensor writes. */
function wholeLines(chunk: Buffer): readonly { readonly text: string; readonly end: number }[] {
  const lines: { text: string; end: number }[] = [];
  let from = 0;
  for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
    lines.push({ text: chunk.subarray(from, end).toString('utf8').trim(), end: end + 1 });
    from = end + 1;
  }
  if (lines.length === 0 && chunk.length === CHUNK_BYTES) throw new Error(`expected lines below ${CHUNK_BYTES} bytes`);
  return lines;
}
