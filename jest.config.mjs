import { readFileSync } from 'node:fs';
import { chooseSeed } from './tools/test/seed-of-tree.mjs';

const { paths } = JSON.parse(readFileSync(new URL('./tsconfig.json', import.meta.url), 'utf8')).compilerOptions;

// For the workers too, which have this environment.
process.env.SEED = String(chooseSeed());

/** The one list of aliases is tsconfig's; Jest gets it from there. */
const aliases = Object.fromEntries(
  Object.entries(paths).map(([alias, [target]]) => [`^${alias}$`, `<rootDir>/${target.replace(/^\.\//, '')}`]),
);

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: {
    ...aliases,
    '^fast-check$': '<rootDir>/test/support/seeded-fast-check.mjs',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/artifacts/', '<rootDir>/cache/', '<rootDir>/.tallystick/'],
};

/** One throw-away PostgreSQL per run, for the projects that need one. */
const withPostgres = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

const project = (displayName, testMatch, more = {}) => ({ ...shared, displayName, testMatch, ...more });

export default {
  rootDir: import.meta.dirname,
  projects: [
    project('unit', ['<rootDir>/{apps,libs,tools}/**/*.spec.ts', '<rootDir>/{apps,libs}/**/*.property-spec.ts']),
    project('db', ['<rootDir>/{apps,libs,migrations}/**/*.db-spec.ts'], withPostgres),
    project('house', ['<rootDir>/test/house/**/*.spec.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.e2e-spec.ts'], withPostgres),
    project('scenarios', ['<rootDir>/test/scenarios/**/*.e2e-spec.ts'], withPostgres),
    project('first-clone', ['<rootDir>/test/first-clone/**/*.e2e-spec.ts']),
    project('faults', ['<rootDir>/test/faults/**/*.e2e-spec.ts'], withPostgres),
    project('browser', ['<rootDir>/test/browser/**/*.e2e-spec.ts'], withPostgres),
    project('model', ['<rootDir>/test/model/**/*.e2e-spec.ts'], withPostgres),
  ],
  maxWorkers: 2,
  testSequencer: '<rootDir>/tools/test/longest-first.mjs',
  testTimeout: 60_000,
};
