import { createRequire } from 'node:module';
import { defineConfig } from 'hardhat/config';

const require = createRequire(import.meta.url);

export default defineConfig({
  solidity: {
    // Tests take the product's code from its artifacts instead of compiling it into each of them.
    splitTestsCompilation: true,
    version: '0.8.37',
    // The compiler comes from npm: nothing is downloaded outside the lock file.
    path: require.resolve('solc/soljson.js'),
    settings: {
      viaIR: true,
      optimizer: { enabled: true, runs: 10_000 },
      evmVersion: 'osaka',
      // The code depends on what it does alone, not on comments or folders: its hash can be compared anywhere.
      metadata: { bytecodeHash: 'none' },
    },
  },
  // Shrinking a failed campaign runs it thousands of times again; the seed of the step that failed is all that is needed.
  test: { solidity: { invariant: { shrinkRunLimit: 0 } } },
  paths: { sources: './contracts', tests: { solidity: './contracts' } },
});
