import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';

/** A file to check. */
export interface PaperFile {
  /** For a person: bytes of the path that are no UTF-8 are written as `\xff`. */
  readonly name: string;
  /** In bytes where it was found in a folder, because a name there need not be UTF-8. */
  readonly path: string | Buffer;
  /** Named by who asks, and so followed where it is a link. */
  readonly isNamed: boolean;
}

export type ListFolder = (folder: string | Buffer) => Promise<Dirent<Buffer>[]>;

/**
 * The files to check, each once: those named, whatever they are called and whether or not they can be opened, and in folders, at any depth,
 * whatever ends in `.xml` or `.json` and is no folder. A folder that cannot be listed stands for the papers in it, so that none is passed
 * over in silence.
 */
export async function collectFiles(
  paths: readonly string[],
  list: ListFolder = listFolder,
): Promise<readonly PaperFile[]> {
  const found = new Map<string, PaperFile>();
  for (const path of paths) {
    const files = (await isFolder(path)) ? await papersIn(path, list) : [{ name: path, path, isNamed: true }];
    for (const file of files) found.set(pathKey(file.path), file);
  }
  return [...found.values()];
}

/** Tells any two paths apart, also those that look alike. */
export function pathKey(path: string | Buffer): string {
  return Buffer.from(path as string).toString('latin1');
}

async function papersIn(top: string, list: ListFolder): Promise<PaperFile[]> {
  const found: PaperFile[] = [];
  const folders: Buffer[] = [Buffer.from(top)];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await list(folder).catch(() => undefined);
    if (!entries) found.push(fileIn(folder));
    for (const entry of entries ?? []) {
      const path = joined(folder, entry.name);
      // Links are not followed: a folder of papers may come from anybody.
      if (entry.isDirectory()) folders.push(path);
      else if (/\.(xml|json)$/i.test(entry.name.toString('latin1'))) found.push(fileIn(path));
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function fileIn(path: Buffer): PaperFile {
  return { name: shown(path), path, isNamed: false };
}

const SLASH = 0x2f;

function joined(folder: Buffer, name: Buffer): Buffer {
  return folder.at(-1) === SLASH ? Buffer.concat([folder, name]) : Buffer.concat([folder, Buffer.of(SLASH), name]);
}

function shown(path: Buffer): string {
  const text = path.toString('utf8');
  if (Buffer.from(text).equals(path)) return text;
  return path.toString('latin1').replace(/[^\0-\x7f]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

function listFolder(folder: string | Buffer): Promise<Dirent<Buffer>[]> {
  return readdir(folder, { withFileTypes: true, encoding: 'buffer' });
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
