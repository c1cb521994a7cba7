/**
 * Proves the assertions of contracts/proofs/ for all numbers, with solc's model checker (CHC) and z3, which Debian has.
 *
 *   npm run prove
 *
 * Prints each assertion with its outcome; fails when one is not proved. With a file's path as argument, `{passed, failed, skipped}` goes there, and
 * without z3 the proofs are skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Diagnostic {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly formattedMessage: string;
  readonly sourceLocation?: { readonly file: string; readonly start: number; readonly end: number };
}

interface Compiler {
  compile(input: string, callbacks: Record<string, (argument: string) => { contents: string }>): string;
}

const ROOT = join(import.meta.dirname, '..');
const FOLDER = 'contracts/proofs';
const QUERY_TIMEOUT_SECONDS = 60;
const SAFE = 'CHC: Assertion violation check is safe!';
const OPEN = /^CHC: (Assertion violation|.*might happen)/;

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

function hasZ3(): boolean {
  return spawnSync('z3', ['--version']).status === 0;
}

/** z3's answer, or `unknown` when it found none in time: solc then says that the assertion is not proved. */
function ask(query: string): { contents: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-prove-'));
  try {
    const file = join(folder, 'query.smt2');
    writeFileSync(file, query);
    const { stdout } = spawnSync('z3', ['-smt2', `-T:${QUERY_TIMEOUT_SECONDS}`, file], { encoding: 'utf8' });
    return { contents: /^(sat|unsat)/.test(stdout) ? stdout : 'unknown\n' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function diagnose(file: string): readonly Diagnostic[] {
  const solc = createRequire(import.meta.url)('solc') as Compiler;
  const contract = file.replace(/\.sol$/, '');
  const source = `${FOLDER}/${file}`;
  const modelChecker = {
    engine: 'chc',
    targets: ['assert'],
    contracts: { [source]: [contract] },
    solvers: ['smtlib2'],
    showUnproved: true,
    showProvedSafe: true,
  };
  const settings = { evmVersion: 'osaka', modelChecker, outputSelection: { '*': { '*': ['abi'] } } };
  const input = { language: 'Solidity', sources: { [source]: { content: read(source) } }, settings };
  const found = (path: string) => ({ contents: read(path.startsWith('@') ? `node_modules/${path}` : path) });
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: found, smtSolver: ask })) as {
    errors?: readonly Diagnostic[];
  };
  return output.errors ?? [];
}

const resultFile = process.argv[2];
const tally = { passed: 0, failed: 0, skipped: 0 };
const files = existsSync(join(ROOT, FOLDER)) ? readdirSync(join(ROOT, FOLDER)).filter((f) => f.endsWith('.sol')) : [];
if (!hasZ3()) {
  console.log('not proved: z3 is not on this machine (Debian: apt-get install z3)');
  tally.skipped = files.length;
  if (resultFile === undefined) process.exitCode = 1;
} else {
  for (const { severity, message, formattedMessage, sourceLocation } of files.flatMap(diagnose)) {
    const at = sourceLocation ? read(sourceLocation.file).slice(sourceLocation.start, sourceLocation.end) : '';
    if (message.startsWith(SAFE)) {
      tally.passed += 1;
      console.log(`proved: ${at}`);
    } else if (severity === 'error' || OPEN.test(message)) {
      tally.failed += 1;
      console.log(`NOT PROVED: ${at}\n${formattedMessage}`);
    }
  }
  console.log(`${tally.passed} proved, ${tally.failed} not`);
  if (tally.failed > 0 || tally.passed === 0) process.exitCode = 1;
}
if (resultFile !== undefined) writeFileSync(resultFile, JSON.stringify(tally));
