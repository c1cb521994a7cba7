import { execFile } from 'node:child_process';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const ROOT = dirname(dirname(import.meta.dirname));
const ROOMS = ['apps', 'libs', 'migrations'];
/** The part of the tests that rules speak of. */
const RULED_TESTS = 'test/model';
const SETTINGS = ['test', 'package.json', 'tsconfig.json', 'tools/architecture.cjs'];

export interface Violation {
  readonly rule: string;
  readonly from: string;
}

/** Copies the house's rooms and tests into `folder`, so that something may be planted there. */
export async function copyHouse(folder: string): Promise<void> {
  for (const name of [...ROOMS, ...SETTINGS]) await cp(join(ROOT, name), join(folder, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
}

export async function plant(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

/** What dependency-cruiser says of a tree, under that tree's own copy of the rules. */
export async function violationsIn(folder: string): Promise<Violation[]> {
  const cruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = ['--config', 'tools/architecture.cjs', '--output-type', 'json', ...ROOMS, RULED_TESTS];
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [cruise, ...args], { cwd: folder, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      // Its exit code is the number of violations.
      if (stdout.startsWith('{')) resolve(stdout);
      else reject(new Error(`dependency-cruiser said nothing: ${stderr}`, { cause: error }));
    });
  });
  const { summary } = JSON.parse(output) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => ({ rule: rule.name, from }));
}
