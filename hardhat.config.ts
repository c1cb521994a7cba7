import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defineConfig } from 'hardhat/config';

const require = createRequire(import.meta.url);

const compiler = {
  version: '0.8.37',
  // The compiler comes from npm: nothing is downloaded outside the lock file.
  path: require.resolve('solc/soljson.js'),
};

const settings = {
  viaIR: true,
  optimizer: { enabled: true, runs: 10_000 },
  evmVersion: 'osaka',
  // The code depends on what it does alone, not on comments or folders: its hash can be compared anywhere.
  metadata: { bytecodeHash: 'none' },
};

/** What a test's own code costs to run matters to nobody, and the whole optimizer takes two to four times as long over it. */
const testSettings = {
  ...settings,
  optimizer: {
    enabled: true,
    runs: 1,
    details: { yul: true, yulDetails: { stackAllocation: true, optimizerSteps: 'dhfoDgvulfnTUtnIf:' } },
  },
};

const tests = globSync('contracts/**/*.t.sol', { cwd: import.meta.dirname });

export default defineConfig({
  solidity: {
    // Tests take the product's code from its artifacts instead of compiling it into each of them.
    splitTestsCompilation: true,
    compilers: [{ ...compiler, settings }],
    overrides: Object.fromEntries(tests.map((file) => [file, { ...compiler, settings: testSettings }])),
  },
  // Shrinking a failed campaign runs it thousands of times again; the seed of the step that failed is all that is needed.
  test: { solidity: { invariant: { shrinkRunLimit: 0 } } },
  paths: { sources: './contracts', tests: { solidity: './contracts' } },
});
