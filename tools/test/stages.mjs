import { readFileSync } from 'node:fs';
import { inRoot } from '../bootstrap/root.mjs';
import { failedPaths, suitesOf, tallyOfSuites } from './jest-results.mjs';

const bin = (path) => inRoot('node_modules', path);
const TSX = ['--import', 'tsx'];
const MINUTE_MS = 60_000;

/**
 * A stage: `group` names it for `--only`, `args` is a command line of Node's, `env` is added to the environment, `tally` reads
 * `{passed, failed, skipped, failures}` from the stage's own result file (`failures`, if any, are what to say of each that failed); without it the
 * stage is one check that passes or fails by its exit code. `askAgain` is given that file and gives the stage that tries
 * again what may be; `tally` then has both files, of which the later counts.
 * `isAside`: runs while the others do, after those aside before it. Compiling the contracts keeps one core busy for minutes and the other idle.
 */
const lint = (title, args) => ({ group: 'lint', title, args, timeoutMs: 20 * MINUTE_MS });

const LINT = [
  lint('types', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json']),
  lint('types of the web apps', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.web.json']),
  lint('eslint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']),
  lint('prettier', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']),
  lint('architecture', [
    bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
    ...[
      '--config',
      'tools/architecture.cjs',
      '--output-type',
      'err',
      'apps',
      'libs',
      'migrations',
      'test',
      'bench',
      'tools',
    ],
  ]),
  lint('every act costs what bench/gas/snapshot.json says', [...TSX, 'bench/gas/main.ts', '--check']),
  lint('solhint', [bin('solhint/solhint.js'), '--max-warnings', '0', 'contracts/**/*.sol']),
  {
    ...lint('the contracts’ ABIs are what their sources give', [...TSX, 'tools/generate-abi.ts', '--check']),
    isAside: true,
  },
];

const SOLIDITY = {
  group: 'contracts',
  title: 'Solidity tests',
  args: ['tools/test/solidity-tests.mjs'],
  resultFileArgs: (file) => [file],
  tally: (file) => JSON.parse(readFileSync(file, 'utf8')),
  timeoutMs: 40 * MINUTE_MS,
  isAside: true,
};

const PROOFS = {
  group: 'contracts',
  title: 'proofs of interval arithmetic',
  args: [...TSX, 'tools/prove.ts'],
  resultFileArgs: (file) => [file],
  tally: (file) => JSON.parse(readFileSync(file, 'utf8')),
  mayBeEmpty: true,
  timeoutMs: 10 * MINUTE_MS,
};

/** One line of the contracts after another made wrong; which six, the commit’s hash says; all of them: `npm run mutants`. */
const MUTANTS = {
  ...lint('six mutants are noticed', [...TSX, 'tools/mutants/main.ts', '--six']),
  group: 'mutants',
  timeoutMs: 40 * MINUTE_MS,
  isAside: true,
};

/** The Jest projects that run the product do so from dist/. */
const BUILD = { group: 'build', title: 'build', args: ['tools/build.mjs'], timeoutMs: 10 * MINUTE_MS };
const AFTER_BUILD = [
  lint('what the API says of its routes is what they do', [...TSX, 'tools/api-notes/main.ts', '--check']),
  lint('client types are what the API gives', [...TSX, 'tools/generate-api-client.ts', '--check']),
  lint('.env.example is what the settings are', [...TSX, 'tools/settings-example.ts', '--check']),
];
const NEED_NO_BUILD = ['contracts', 'mutants', 'house', 'unit', 'model', 'first-clone'];

/**
 * Jest projects by the stage that runs them, in the order in which a failure is cheapest to learn of. Those of one stage share Jest's two
 * workers: the long suites wait for processes to start more than they compute, and one that runs alone leaves half of the machine idle.
 */
const JEST_STAGES = [
  { projects: ['house', 'unit', 'db'], minutes: 20 },
  { projects: ['e2e', 'scenarios', 'faults', 'browser', 'model'], minutes: 60 },
  { projects: ['first-clone'], minutes: 30 },
];

/**
 * What runs whole installations and waits for them, on a machine that others use too. A test of these that fails is asked once more, alone, and it is told that it
 * was. No other is: what is computed, and what holds through kills, wherever it is tried, must hold the first time.
 */
const MAY_BE_ASKED_AGAIN = /^test\/(e2e|scenarios|browser)\/(?!.*kills)/;
/** More failures than these are no bad luck. */
const ASKED_AGAIN_MAX = 3;

/** @param patterns what a caller wants to see alone; a project may then have nothing to run */
function jestStage({ projects, minutes }, patterns) {
  const stage = {
    group: projects[0],
    title: `Jest: ${projects.join(', ')}`,
    env: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
    resultFileArgs: (file) => ['--json', `--outputFile=${file}`],
    tally: (...files) => tallyOfSuites(new Map(files.flatMap((file) => [...suitesOf(file)]))),
    mayBeEmpty: patterns.length > 0,
    timeoutMs: minutes * MINUTE_MS,
  };
  // The patterns come first: Jest takes whatever follows `--selectProjects` for another project's name.
  const argsFor = (chosen) => [bin('jest/bin/jest.js'), ...chosen, '--selectProjects', ...projects];
  const askAgain = (file) => {
    const failed = failedPaths(suitesOf(file));
    const isWorthIt = failed.length <= ASKED_AGAIN_MAX && failed.every((path) => MAY_BE_ASKED_AGAIN.test(path));
    if (failed.length === 0 || !isWorthIt) return undefined;
    return { ...stage, args: argsFor(['--runInBand', '--runTestsByPath', ...failed.map((path) => inRoot(path))]) };
  };
  return { ...stage, args: argsFor([...patterns, ...(patterns.length > 0 ? ['--passWithNoTests'] : [])]), askAgain };
}

/** What `--only` takes. */
export const GROUPS = ['lint', 'build', 'contracts', 'mutants', ...JEST_STAGES.flatMap(({ projects }) => projects)];

/** All stages, or those of one group, or the Jest ones narrowed by patterns. */
export function chooseStages({ only, patterns }) {
  const isWanted = (project) => (only ? project === only : project !== 'first-clone' || wantsFirstClone());
  const jest = JEST_STAGES.map((stage) => ({ ...stage, projects: stage.projects.filter(isWanted) }))
    .filter(({ projects }) => projects.length > 0)
    .map((stage) => jestStage(stage, patterns));
  if (patterns.length > 0 && !only) return [BUILD, ...jest];
  const others = [...LINT, BUILD, ...AFTER_BUILD, SOLIDITY, PROOFS, ...(only === 'mutants' || isCi() ? [MUTANTS] : [])];
  if (!only) return [...others, ...jest];
  const isChosen = ({ group }) => group === only || (group === 'build' && !NEED_NO_BUILD.includes(only));
  return [...others.filter(isChosen), ...jest];
}

const isCi = () => Boolean(process.env.CI);

/** It installs everything anew for each kind of user: minutes, which CI has. */
export const wantsFirstClone = () => Boolean(process.env.CI ?? process.env.FIRST_CLONE);
