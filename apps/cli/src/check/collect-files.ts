import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The files to check, each once: those named, whatever they are called and whether or not they can be opened, and in folders, at any depth,
 * those that end in `.xml`.
 */
export async function collectFiles(paths: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    if (await isFolder(path)) for (const file of await xmlFilesIn(path)) found.add(file);
    else found.add(path);
  }
  return [...found];
}

async function xmlFilesIn(folder: string): Promise<string[]> {
  // Links are not followed: a folder of papers may come from anybody.
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.xml$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
