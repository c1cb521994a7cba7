import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Every word of the product's sources that has the form of a problem's code: an answer with another was made by none of them. */
export async function knownCodes(): Promise<ReadonlySet<string>> {
  const codes = new Set<string>();
  for (const folder of ['libs', 'apps']) {
    const names = await readdir(join(ROOT, folder), { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.ts') && !/node_modules|spec\.ts$/.test(one))) {
      const text = await readFile(join(ROOT, folder, name), 'utf8');
      for (const [, code = ''] of text.matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)*)'/g)) codes.add(code);
    }
  }
  return codes;
}
