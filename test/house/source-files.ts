import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = dirname(dirname(import.meta.dirname));

/** The house's own source files under the given rooms, by their path from the root. */
export function sourceFiles(rooms: readonly string[], ending: RegExp): string[] {
  return rooms.flatMap((room) =>
    readdirSync(join(ROOT, room), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && ending.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
      .filter((path) => !path.split('/').includes('generated'))
      .sort(),
  );
}

export const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Keeps strings that look like comments; good enough to judge code by words. */
export const withoutComments = (source: string) =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');
