/** Runs the contracts' tests and writes `{passed, failed, skipped}` to the file named by the first argument. */
import { writeFileSync } from 'node:fs';
import hre from 'hardhat';

const { success, value, error } = await hre.tasks.getTask(['test', 'solidity']).run({});
const { passed, failed, skipped } = (value ?? error).summary;
// An error outside any test (a suite that does not start) has no count of its own.
writeFileSync(process.argv[2], JSON.stringify({ passed, failed: success ? failed : Math.max(failed, 1), skipped }));
process.exit(success ? 0 : 1);
