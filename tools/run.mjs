/**
 * Runs a script of the house under the pinned Node, with everything it needs prepared:
 *
 *   node tools/run.mjs dist/apps/standalone/src/main.js --port 9000
 *
 * What lies in dist/ is built first when its sources are newer; TypeScript is run as it is.
 */
import { bootstrap } from './bootstrap.mjs';
import { say } from './bootstrap/root.mjs';
import { runUnderPinnedNode } from './bootstrap/run-under-pinned-node.mjs';

const [script, ...args] = process.argv.slice(2);
if (!script) {
  say('usage: node tools/run.mjs <script> [arguments]');
  process.exit(2);
}
await bootstrap({ build: script.startsWith('dist/') });
runUnderPinnedNode(script, args);
