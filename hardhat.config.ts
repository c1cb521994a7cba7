import { createRequire } from 'node:module';
import { defineConfig } from 'hardhat/config';

const require = createRequire(import.meta.url);

export default defineConfig({
  solidity: {
    version: '0.8.37',
    // The compiler comes from npm: nothing is downloaded outside the lock file.
    path: require.resolve('solc/soljson.js'),
    settings: { viaIR: true, optimizer: { enabled: true, runs: 10_000 }, evmVersion: 'osaka' },
  },
  paths: { sources: './contracts', tests: { solidity: './contracts' } },
});
