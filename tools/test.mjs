/**
 * The whole proof of the house, in one command, summed up in one line:
 *
 *   npm test                          everything
 *   npm test -- transfer              the Jest tests whose path matches
 *   npm test -- --only db -t name     one group of stages; further options go to Jest
 */
import { killRunningStages, runStage } from './test/run-stage.mjs';
import { chooseSeed } from './test/seed-of-tree.mjs';
import { chooseStages, GROUPS, wantsFirstClone } from './test/stages.mjs';

const SECOND_MS = 1_000;

function parse(args) {
  const at = args.indexOf('--only');
  if (at < 0) return { patterns: args };
  return { only: args[at + 1], patterns: args.toSpliced(at, 2) };
}

function heading(text) {
  console.log(`\n=== ${text} ===`);
}

const request = parse(process.argv.slice(2));
if (request.only && !GROUPS.includes(request.only)) {
  console.error(`no stage is named "${request.only}"; there are: ${GROUPS.join(', ')}`);
  process.exit(2);
}
const stages = chooseStages(request);
process.env.SEED = String(chooseSeed());
console.log(`SEED=${process.env.SEED}`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
  process.on(signal, () => {
    killRunningStages();
    process.exit(130);
  });
}

const total = { passed: 0, failed: 0, skipped: 0 };
const summary = new Map();
const failures = [];
const askedAgain = [];

async function runAll(chosen, isStreamed) {
  for (const stage of chosen) {
    if (isStreamed) heading(stage.title);
    const startedMs = Date.now();
    const { why, output, ...tally } = await runStage(stage, isStreamed);
    failures.push(...tally.failures);
    askedAgain.push(...tally.askedAgain);
    const seconds = Math.round((Date.now() - startedMs) / SECOND_MS);
    if (!isStreamed) heading(stage.title);
    process.stdout.write(output);
    for (const key of Object.keys(total)) total[key] += tally[key];
    const counts = `${tally.passed} passed, ${seconds} s${why ? ` (${why})` : ''}`;
    summary.set(stage, `${why ? 'FAILED' : 'ok    '}  ${stage.title}: ${counts}`);
  }
}

const aside = stages.filter(({ isAside }) => isAside);
const others = stages.filter(({ isAside }) => !isAside);
const startedMs = Date.now();
await Promise.all([runAll(others, true), runAll(aside, others.length === 0)]);

heading('all stages');
console.log(stages.map((stage) => summary.get(stage)).join('\n'));
if (stages.some(({ group }) => group === 'e2e') && !wantsFirstClone()) {
  console.log('not run   Jest: first-clone; it runs in CI, and with FIRST_CLONE=1');
}
if (askedAgain.length > 0) {
  heading('failed at first, and were asked again alone');
  console.log(askedAgain.join('\n'));
}
if (failures.length > 0) {
  heading('failed');
  console.log(failures.join('\n'));
}
if (total.passed + total.failed === 0) {
  console.log('no test ran');
  total.failed = 1;
}
console.log(`all together: ${Math.round((Date.now() - startedMs) / SECOND_MS)} s`);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
// The channel to the caller, kept open by our listening, must not keep us.
process.exit(total.failed > 0 ? 1 : 0);
