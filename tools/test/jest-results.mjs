import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../bootstrap/root.mjs';

const SHOWN_LINES = 12;

/** The suites of a result file of Jest's, by their path. */
export const suitesOf = (file) =>
  new Map(JSON.parse(readFileSync(file, 'utf8')).testResults.map((suite) => [relative(ROOT, suite.name), suite]));

const PASSED = (suite) => suite.assertionResults.filter(({ status }) => status === 'passed').length;
const FAILED = (suite) => suite.assertionResults.filter(({ status }) => status === 'failed').length;

/** A suite that does not even load has no failed test; it counts as one. */
const failedIn = (suite) => (suite.status === 'failed' ? Math.max(FAILED(suite), 1) : 0);

/** @param suites by path, as `suitesOf` gives them; what of them passed, failed and was skipped, and what is to be said of those that failed */
export function tallyOfSuites(suites) {
  const tally = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const [path, suite] of suites) {
    tally.passed += PASSED(suite);
    tally.failed += failedIn(suite);
    tally.skipped += suite.assertionResults.length - PASSED(suite) - FAILED(suite);
    if (failedIn(suite) > 0) tally.failures.push(...failuresOf(path, suite));
  }
  return tally;
}

export const failedPaths = (suites) => [...suites].filter(([, suite]) => failedIn(suite) > 0).map(([path]) => path);

function failuresOf(path, suite) {
  const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return [`${path}\n${shown(suite.message)}`];
  return failed.map(({ fullName, failureMessages }) => `${path}: ${fullName}\n${shown(failureMessages.join('\n'))}`);
}

const shown = (message) =>
  stripVTControlCharacters(message)
    .split('\n')
    .slice(0, SHOWN_LINES)
    .map((line) => `    ${line}`)
    .join('\n');
