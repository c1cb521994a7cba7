import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { DIGEST_BYTES, type EntryHeader, LENGTH_BYTES, MAGIC, PART_BYTES_MAX } from './archive-format.js';
import { BackupUnreadable } from './errors.js';

export interface Entry {
  readonly header: EntryHeader;
  /** To be read to its end before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>;
}

/** Reads the whole file and holds it to its hash. Throws `BackupUnreadable`. */
export async function requireWhole(file: string): Promise<void> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new BackupUnreadable(file, error.code ?? 'it cannot be opened');
  });
  try {
    const { size } = await handle.stat();
    const end = size - DIGEST_BYTES;
    if (end <= MAGIC.length) throw new BackupUnreadable(file, 'it is too short');
    const start = Buffer.alloc(MAGIC.length);
    await handle.read(start, 0, start.length, 0);
    if (!start.equals(MAGIC)) throw new BackupUnreadable(file, 'it does not begin as one of this format does');
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file, { end: end - 1 })) hash.update(chunk as Buffer);
    const digest = Buffer.alloc(DIGEST_BYTES);
    await handle.read(digest, 0, DIGEST_BYTES, end);
    if (!hash.digest().equals(digest)) throw new BackupUnreadable(file, 'its checksum is not that of its content');
  } finally {
    await handle.close();
  }
}

/** The entries in their order. Throws `BackupUnreadable` when it ends in the midst of one. */
export async function* readArchive(file: string): AsyncGenerator<Entry> {
  const { size } = await stat(file);
  const bytes = createReadStream(file, { start: MAGIC.length, end: size - DIGEST_BYTES - 1 });
  const plain = bytes.pipe(createGunzip());
  bytes.once('error', (error) => plain.destroy(error));
  const reader = new ByteReader(plain, file);
  try {
    for (;;) {
      const header = await reader.part(true);
      if (!header) return;
      const content = chunksOf(reader);
      yield { header: JSON.parse(header.toString()) as EntryHeader, content };
      await passOver(content);
    }
  } finally {
    plain.destroy();
    bytes.destroy();
  }
}

async function passOver(content: AsyncGenerator<Buffer>): Promise<void> {
  while (!(await content.next()).done) continue;
}

async function stat(file: string): Promise<{ size: number }> {
  const handle = await open(file, 'r');
  return handle.stat().finally(() => handle.close());
}

async function* chunksOf(reader: ByteReader): AsyncGenerator<Buffer> {
  for (;;) {
    const chunk = await reader.part();
    if (!chunk || chunk.length === 0) return;
    yield chunk;
  }
}

class ByteReader {
  private readonly source: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(
    stream: AsyncIterable<Buffer>,
    private readonly file: string,
  ) {
    this.source = stream[Symbol.asyncIterator]();
  }

  /** A length and as many bytes; undefined at the end, where one may be. */
  async part(mayEnd = false): Promise<Buffer | undefined> {
    const length = await this.take(LENGTH_BYTES, mayEnd);
    if (!length) return undefined;
    const bytes = length.readUInt32BE();
    if (bytes > PART_BYTES_MAX) throw new BackupUnreadable(this.file, 'a part of it is longer than any may be');
    return this.take(bytes);
  }

  private async take(count: number, mayEnd = false): Promise<Buffer | undefined> {
    const pieces = [this.rest];
    let length = this.rest.length;
    while (length < count) {
      const next = await this.source.next();
      if (next.done) {
        if (mayEnd && length === 0) return undefined;
        throw new BackupUnreadable(this.file, 'it ends too soon');
      }
      pieces.push(next.value);
      length += next.value.length;
    }
    const all = Buffer.concat(pieces);
    this.rest = all.subarray(count);
    return all.subarray(0, count);
  }
}
