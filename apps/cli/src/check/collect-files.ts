import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type ListFolder = (folder: string) => Promise<Dirent[]>;

/**
 * The files to check, each once: those named, whatever they are called and whether or not they can be opened, and in folders, at any depth,
 * those that end in `.xml` or `.json`. A folder that cannot be listed stands for the papers in it, so that none is passed over in silence.
 */
export async function collectFiles(
  paths: readonly string[],
  list: ListFolder = listFolder,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    if (await isFolder(path)) for (const file of (await papersIn(path, list)).sort()) found.add(file);
    else found.add(path);
  }
  return [...found];
}

async function papersIn(top: string, list: ListFolder): Promise<string[]> {
  const found: string[] = [];
  const folders = [top];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await list(folder).catch(() => undefined);
    if (!entries) found.push(folder);
    for (const entry of entries ?? []) {
      const path = join(folder, entry.name);
      // Links are not followed: a folder of papers may come from anybody.
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile() && /\.(xml|json)$/i.test(entry.name)) found.push(path);
    }
  }
  return found;
}

function listFolder(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true });
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
