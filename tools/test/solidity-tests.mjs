/**
 * Runs the contracts' tests, all or those in the files given, and writes `{passed, failed, skipped, failures}` to the file named by the first
 * argument; `failures` are the names of the tests that failed.
 */
import { globSync, rmSync, writeFileSync } from 'node:fs';
import hre from 'hardhat';

const [resultFile, ...named] = process.argv.slice(2);
// Named one by one: asked for all, Hardhat takes the product's contracts for tests as well, compiles them again among the tests' artifacts, and
// the tests would take their code from there even when it is no longer what the sources say.
const testFiles = named.length > 0 ? named : globSync('contracts/**/*.t.sol').sort();
const stale = globSync('cache/test-artifacts/contracts/**/*.sol').filter((folder) => !folder.endsWith('.t.sol'));
for (const folder of stale) rmSync(folder, { recursive: true, force: true });

const { success, value, error } = await hre.tasks.getTask(['test', 'solidity']).run({ testFiles });
// Counted from the results themselves: the summary is empty unless Hardhat's own `test` runs the task.
const results = ((value ?? error)?.suiteResults ?? []).flatMap(({ id, testResults }) =>
  testResults.map(({ name, status }) => ({ name: `${id.name}.${name}`, status })),
);
const count = (wanted) => results.filter(({ status }) => status === wanted).length;
const failures = results.filter(({ status }) => status === 'Failure').map(({ name }) => name);
// An error outside any test (a suite that does not start) has no count of its own.
const failed = success ? failures.length : Math.max(failures.length, 1);
writeFileSync(resultFile, JSON.stringify({ passed: count('Success'), failed, skipped: count('Skipped'), failures }));
process.exit(success ? 0 : 1);
