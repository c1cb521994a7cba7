import { createHash } from 'node:crypto';
import { type FileHandle, link, open, rm } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type EntryHeader, framed, MAGIC, PART_BYTES_MAX } from './archive-format.js';
import { BackupFileExists } from './errors.js';

const PIECE_BYTES = PART_BYTES_MAX / 16;

export interface ArchiveWriter {
  entry(header: EntryHeader, content?: AsyncIterable<Uint8Array>): Promise<void>;
}

/**
 * Writes a backup, readable by its owner alone. The file appears when it is whole and on the disk, and never in the place of another.
 * @returns its length in bytes. Throws `BackupFileExists`.
 */
export async function writeArchive(file: string, fill: (writer: ArchiveWriter) => Promise<void>): Promise<number> {
  const partial = `${file}.${process.pid}.new`;
  const handle = await open(partial, 'wx', 0o600);
  try {
    const bytes = await writeAll(handle, fill);
    await handle.sync();
    await link(partial, file);
    return bytes;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new BackupFileExists(file) : error;
  } finally {
    await handle.close();
    await rm(partial, { force: true });
  }
}

async function writeAll(handle: FileHandle, fill: (writer: ArchiveWriter) => Promise<void>): Promise<number> {
  const hash = createHash('sha256');
  let length = 0;
  const put = async (bytes: Uint8Array) => {
    hash.update(bytes);
    length += bytes.length;
    await handle.writeFile(bytes);
  };
  await put(MAGIC);
  const plain = new PassThrough();
  const zipped = plain.pipe(createGzip());
  const writing = (async () => {
    for await (const chunk of zipped) await put(chunk as Buffer);
  })();
  const write = async (bytes: Uint8Array) => {
    if (!plain.write(bytes)) await Promise.race([new Promise((resolve) => plain.once('drain', resolve)), writing]);
  };
  const filling = fill({
    entry: async (header, content = nothing()) => {
      await write(framed(Buffer.from(JSON.stringify(header))));
      for await (const chunk of content) {
        for (let at = 0; at < chunk.length; at += PIECE_BYTES)
          await write(framed(chunk.subarray(at, at + PIECE_BYTES)));
      }
      await write(framed(Buffer.alloc(0)));
    },
  });
  try {
    await Promise.race([filling, writing.then(() => filling)]);
    plain.end();
    await Promise.all([finished(plain), writing]);
  } finally {
    plain.destroy();
    zipped.destroy();
    await writing.catch(() => undefined);
  }
  const digest = hash.digest();
  await handle.writeFile(digest);
  return length + digest.length;
}

async function* nothing(): AsyncIterable<Uint8Array> {}
