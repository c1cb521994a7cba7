import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mutant } from './mutant.js';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** What the contracts' tests need of the house; artifacts and cache so that only what a mutant touches is compiled. */
const COPIED = [
  'contracts',
  'hardhat.config.ts',
  'package.json',
  'tools/test/solidity-tests.mjs',
  'artifacts',
  'cache',
];

interface TestRun {
  readonly passed: number;
  readonly failures: readonly string[];
}

export interface Verdict {
  readonly mutant: Mutant;
  /** The test that noticed; undefined when none did. */
  readonly killedBy: string | undefined;
}

/** A copy of the contracts in which lines may be made wrong. */
export class Workshop {
  private constructor(private readonly folder: string) {}

  static async open(): Promise<Workshop> {
    const folder = await mkdtemp(join(tmpdir(), 'tallystick-mutants-'));
    for (const path of COPIED) {
      if (existsSync(join(ROOT, path))) await cp(join(ROOT, path), join(folder, path), { recursive: true });
    }
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
    return new Workshop(folder);
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Without a mutant every test passes, or nothing that fails afterwards says anything. */
  async requireSound(tests: readonly string[]): Promise<void> {
    const { passed, failures } = await this.run(tests);
    if (failures.length > 0 || passed === 0) {
      throw new Error(`the contracts' tests fail without any mutant: ${failures.join(', ') || 'none ran'}`);
    }
  }

  async judge(mutant: Mutant): Promise<Verdict> {
    const path = join(this.folder, 'contracts', mutant.file);
    const source = await readFile(path, 'utf8');
    await writeFile(path, mutated(source, mutant));
    try {
      const { failures } = await this.run(mutant.tests);
      return { mutant, killedBy: failures[0] };
    } finally {
      await writeFile(path, source);
    }
  }

  private async run(tests: readonly string[]): Promise<TestRun> {
    const resultFile = join(this.folder, 'result.json');
    await rm(resultFile, { force: true });
    const files = tests.map((test) => `contracts/${test}`);
    const output = await this.hardhat(['tools/test/solidity-tests.mjs', resultFile, ...files]);
    // A mutant that does not compile proves nothing.
    if (!existsSync(resultFile)) throw new Error(`the tests did not run:\n${output.slice(-2_000)}`);
    return JSON.parse(await readFile(resultFile, 'utf8')) as TestRun;
  }

  private hardhat(args: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, args, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.once('error', reject);
      child.once('close', () => resolve(output));
    });
  }
}

export function mutated(source: string, { find, replace, file }: Mutant): string {
  const places = source.split(find).length - 1;
  if (places !== 1) throw new Error(`contracts/${file} has ${places} places with: ${find}`);
  return source.replace(find, () => replace);
}
