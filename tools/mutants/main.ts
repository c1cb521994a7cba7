/**
 * What the contracts' tests are worth: makes one line after another wrong and says which test notices.
 *
 *   npm run mutants               all of them; writes contracts/MUTANTS.md
 *   npm run mutants -- --six      six, chosen by the commit's hash (or by the day, outside a git checkout)
 *   npm run mutants -- Evidence   those whose contract's path or test's path has the word in it; writes nothing
 *
 * Fails when a mutant lives.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mutant } from './mutant.js';
import { MUTANTS } from './mutants.js';
import { type Verdict, Workshop } from './workshop.js';

const SIX = 6;
const RESULTS = join(import.meta.dirname, '../../contracts/MUTANTS.md');

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return new Date().toISOString().slice(0, 10);
  }
}

/** The same six for the same commit, others for the next. */
function chosen(seed: string): readonly Mutant[] {
  const rank = ({ breaks }: Mutant) => createHash('sha256').update(`${seed} ${breaks}`).digest('hex');
  return [...MUTANTS].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, SIX);
}

function table(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(
    ({ mutant: { breaks, file }, killedBy }) => `| ${breaks} | \`${file}\` | ${killedBy ?? '**nobody**'} |`,
  );
  const day = new Date().toISOString().slice(0, 10);
  return [
    '# Mutants',
    '',
    `What \`npm run mutants\` printed on ${day}: each line of a contract made wrong, and the first test that noticed.`,
    '',
    '| what no longer holds | file | noticed by |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** What is being worked on. */
function about(word: string): readonly Mutant[] {
  return MUTANTS.filter(({ file, tests }) => [file, ...tests].some((path) => path.includes(word)));
}

const six = process.argv.includes('--six');
const word = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const all = !six && word === undefined;
const seed = commit();
// Those of one file in a row: it is then compiled once for each of them, and once to be put right.
const mutants = [...(six ? chosen(seed) : about(word ?? ''))].sort((a, b) => a.file.localeCompare(b.file));
if (six) console.log(`six mutants chosen by ${seed}`);
const workshop = await Workshop.open();
const verdicts: Verdict[] = [];
try {
  await workshop.requireSound([...new Set(mutants.flatMap(({ tests }) => tests))]);
  for (const [index, mutant] of mutants.entries()) {
    const verdict = await workshop.judge(mutant);
    verdicts.push(verdict);
    const end = verdict.killedBy === undefined ? 'LIVES' : `noticed by ${verdict.killedBy}`;
    console.log(`${index + 1}/${mutants.length} ${mutant.breaks}: ${end}`);
  }
} finally {
  await workshop.close();
}
if (all) await writeFile(RESULTS, table(verdicts));
const living = verdicts.filter(({ killedBy }) => killedBy === undefined);
console.log(`${verdicts.length - living.length} noticed, ${living.length} not`);
process.exitCode = living.length > 0 ? 1 : 0;
