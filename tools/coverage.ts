/**
 * Which lines of the contracts their tests run:
 *
 *   npm run coverage
 *
 * Prints a table, a row per file, and the lines that no test ran; fails when there is one. Hardhat counts statements and the lines that they are on,
 * not branches: so each refusal of a `require` is put on a line of its own before, in the copy, and a refusal that no test meets is a line not run.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyContracts } from './contracts-copy.js';

interface FileCoverage {
  readonly file: string;
  readonly lines: number;
  readonly missed: readonly number[];
}

/** The tests' own code. */
const TESTS_OWN = /^contracts\/(support|invariants|proofs)\//;
/** It takes as long as all others together, and runs nothing that they do not. */
const CAMPAIGN = 'contracts/invariants/LedgerInvariants.t.sol';

/** Hardhat's own report, per file: `SF:<path>`, then `DA:<line>,<count>` for each line with a statement. */
export function coverageOf(lcov: string): readonly FileCoverage[] {
  return lcov
    .split('end_of_record')
    .flatMap((section) => {
      const file = /^SF:(.*)$/m.exec(section)?.[1];
      if (file === undefined || TESTS_OWN.test(file)) return [];
      const counts = [...section.matchAll(/^DA:(\d+),(\d+)$/gm)].map(([, line, count]) => [line, count].map(Number));
      const missed = counts.flatMap(([line, count]) => (count === 0 && line !== undefined ? [line] : []));
      return [{ file, lines: counts.length, missed: missed.sort((a, b) => a - b) }];
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

export function table(files: readonly FileCoverage[]): string {
  const rows = files.map(({ file, lines, missed }) => {
    const percent = lines === 0 ? 100 : Math.floor((100 * (lines - missed.length)) / lines);
    const which = missed.length > 0 ? `  not run: ${missed.join(', ')}` : '';
    return `${`${percent}%`.padStart(5)} ${`${lines - missed.length}/${lines}`.padStart(9)}  ${file}${which}`;
  });
  return ['lines', ...rows].join('\n');
}

/** Each `require(condition, refusal);` as an `if` with the refusal on a line of its own. */
export function withRefusalsApart(source: string): string {
  return source
    .split(/\b(?=require\()/)
    .map((part) => {
      const end = part.indexOf(');\n');
      const [condition, refusal] = part.startsWith('require(') ? argumentsOf(part.slice('require('.length, end)) : [];
      if (condition === undefined || refusal === undefined) return part;
      return `if (!(${condition})) {\nrevert ${refusal};\n}${part.slice(end + 2)}`;
    })
    .join('');
}

/** What stands before and after the first comma outside any bracket. */
function argumentsOf(text: string): readonly [string, string] | [] {
  let depth = 0;
  for (const [index, character] of [...text].entries()) {
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (character === ',' && depth === 0) return [text.slice(0, index), text.slice(index + 1).trim()];
  }
  return [];
}

/** In a copy: what is instrumented must not be taken for the product. */
async function measure(): Promise<string> {
  const folder = await copyContracts('coverage');
  try {
    for (const file of globSync('contracts/**/*.sol', { cwd: folder })) {
      if (file.endsWith('.t.sol') || TESTS_OWN.test(file)) continue;
      const path = join(folder, file);
      writeFileSync(path, withRefusalsApart(readFileSync(path, 'utf8')));
    }
    const tests = globSync('contracts/**/*.t.sol', { cwd: folder }).filter((file) => file !== CAMPAIGN);
    const hardhat = join(folder, 'node_modules/hardhat/dist/src/cli.js');
    const args = [hardhat, '--coverage', 'test', 'solidity', ...tests.sort()];
    const { status } = spawnSync(process.execPath, args, { cwd: folder, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error('the contracts’ tests fail when their coverage is measured');
    return readFileSync(join(folder, 'coverage/lcov.info'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const files = coverageOf(await measure());
  console.log(table(files));
  const missed = files.reduce((sum, each) => sum + each.missed.length, 0);
  console.log(`${missed} lines, refusals among them, are run by no test`);
  process.exitCode = missed > 0 || files.length === 0 ? 1 : 0;
}
