import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Entry } from './archive-reader.js';
import type { ArchiveWriter } from './archive-writer.js';
import { BackupUnreadable } from './errors.js';

/** Its content is the file's. */
export interface FileHeader {
  readonly kind: 'file';
  /** Relative to the data folder, with slashes. */
  readonly path: string;
  readonly mode: number;
}

const FOLDER_MODE = 0o711;
const MODES = 0o777;

/** Every file of a folder but those at the top that `isLeftOut` names; links and the like are not followed. */
export async function writeFiles(
  folder: string,
  isLeftOut: (name: string) => boolean,
  writer: ArchiveWriter,
): Promise<void> {
  for (const name of (await readdir(folder)).sort()) if (!isLeftOut(name)) await writeTree(folder, name, writer);
}

async function writeTree(folder: string, path: string, writer: ArchiveWriter): Promise<void> {
  const found = await lstat(join(folder, path));
  if (found.isDirectory()) {
    for (const name of (await readdir(join(folder, path))).sort()) {
      await writeTree(folder, posix.join(path, name), writer);
    }
  } else if (found.isFile()) {
    const header: FileHeader = { kind: 'file', path, mode: found.mode & MODES };
    await writer.entry({ ...header }, createReadStream(join(folder, path)));
  }
}

/** Writes a file of a backup into a folder that is new; a path that would lead elsewhere, or to what is left out, is refused. */
export async function takeFile(
  { header, content }: Entry,
  to: { readonly folder: string; readonly isLeftOut: (name: string) => boolean; readonly file: string },
): Promise<void> {
  const { path, mode } = header as unknown as FileHeader;
  const parts = path.split('/');
  const isInside = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\0]/.test(part));
  if (!isInside || to.isLeftOut(parts[0] ?? '')) throw new BackupUnreadable(to.file, `it names the file ${path}`);
  const target = join(to.folder, ...parts);
  await mkdir(dirname(target), { recursive: true, mode: FOLDER_MODE });
  await pipeline(content, createWriteStream(target, { flags: 'wx', mode: mode & MODES, flush: true }));
}
