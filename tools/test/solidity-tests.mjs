/** Runs the contracts' tests and writes `{passed, failed, skipped}` to the file named by the first argument. */
import { writeFileSync } from 'node:fs';
import hre from 'hardhat';

const { success, value, error } = await hre.tasks.getTask(['test', 'solidity']).run({});
// Counted from the results themselves: the summary is empty unless Hardhat's own `test` runs the task.
const results = ((value ?? error)?.suiteResults ?? []).flatMap(({ testResults }) => testResults);
const count = (wanted) => results.filter(({ status }) => status === wanted).length;
const failed = count('Failure');
// An error outside any test (a suite that does not start) has no count of its own.
const tally = { passed: count('Success'), failed: success ? failed : Math.max(failed, 1), skipped: count('Skipped') };
writeFileSync(process.argv[2], JSON.stringify(tally));
process.exit(success ? 0 : 1);
