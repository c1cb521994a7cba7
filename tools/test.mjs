/**
 * The whole proof of the house, in one command, summed up in one line:
 *
 *   npm test                          everything
 *   npm test -- transfer              the Jest tests whose path matches
 *   npm test -- --only db -t name     one group of stages; further options go to Jest
 */
import { killRunningStage, runStage } from './test/run-stage.mjs';
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
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
  process.on(signal, () => {
    killRunningStage();
    process.exit(130);
  });
}

const total = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
for (const stage of stages) {
  heading(stage.title);
  const startedMs = Date.now();
  const { why, ...tally } = await runStage(stage);
  for (const key of Object.keys(total)) total[key] += tally[key];
  const seconds = Math.round((Date.now() - startedMs) / SECOND_MS);
  summary.push(
    `${why ? 'FAILED' : 'ok    '}  ${stage.title}: ${tally.passed} passed, ${seconds} s${why ? ` (${why})` : ''}`,
  );
}

heading('all stages');
console.log(summary.join('\n'));
if (stages.some(({ group }) => group === 'e2e') && !wantsFirstClone()) {
  console.log('not run   Jest: first-clone; it runs in CI, and with FIRST_CLONE=1');
}
if (total.passed + total.failed === 0) {
  console.log('no test ran');
  total.failed = 1;
}
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
// The channel to the caller, kept open by our listening, must not keep us.
process.exit(total.failed > 0 ? 1 : 0);
