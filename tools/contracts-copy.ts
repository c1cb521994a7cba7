import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** What the contracts' tests need of the house. */
const SOURCES = ['contracts', 'hardhat.config.ts', 'package.json', 'tools/test/solidity-tests.mjs'];

/** What a line does shows without the whole optimizer, which takes most of the time, and has no room on the stack for what counts the lines. */
const WHOLE = 'compilers: [{ ...compiler, settings }]';
const QUICK = 'compilers: [{ ...compiler, settings: testSettings }]';

/** A folder outside the house in which the contracts may be changed, and their artifacts be others than the product's. */
export async function copyContracts(purpose: string, also: readonly string[] = []): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `tallystick-${purpose}-`));
  for (const path of [...SOURCES, ...also]) {
    if (existsSync(join(ROOT, path))) await cp(join(ROOT, path), join(folder, path), { recursive: true });
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const config = join(folder, 'hardhat.config.ts');
  const whole = await readFile(config, 'utf8');
  if (!whole.includes(WHOLE)) throw new Error(`hardhat.config.ts no longer says: ${WHOLE}`);
  await writeFile(config, whole.replace(WHOLE, QUICK));
  return folder;
}
