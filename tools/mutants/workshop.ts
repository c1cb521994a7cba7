import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyContracts } from '../contracts-copy.js';
import type { Mutant } from './mutant.js';

/** So that the tests need not be compiled once more. */
const COMPILED = ['cache'];

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
    return new Workshop(await copyContracts('mutants', COMPILED));
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
      return { mutant, killedBy: await this.firstFailure(mutant.tests) };
    } finally {
      await writeFile(path, source);
    }
  }

  /** File by file: most often the first one notices. */
  private async firstFailure(tests: readonly string[]): Promise<string | undefined> {
    for (const test of tests) {
      const { failures } = await this.run([test]);
      if (failures[0] !== undefined) return failures[0];
    }
    return undefined;
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
