/**
 * How soon the portal is of use, how fast it follows a hand in a long list, and what its screens load: beside a page with nothing but antd's own
 * table of as many rows, in the same browser and the same run.
 *
 *   npm run bench:web                        tables
 *   npm run bench:web -- --json              {"rows","paint","interaction","gzip","ratios"} and nothing else
 *   npm run bench:web -- --rows 10000        claims in the list (10000)
 *   npm run bench:web -- --openings 7        how often each page is opened, cold (7)
 *   npm run bench:web -- --steps 60          steps by which each list is scrolled (60)
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortalStage } from '../../test/browser/portal-stage.js';
import { BareTable } from './bare-table.js';
import { parseFlags } from './flags.js';
import { measure } from './measure.js';
import { printed } from './printed.js';

const flags = parseFlags(process.argv.slice(2));
const folder = await mkdtemp(join(tmpdir(), 'tallystick-bench-'));
// Progress goes to the other stream: with --json, standard output is the JSON alone.
const say = (line: string) => process.stderr.write(`${line}\n`);
say('the demo is told ...');
const stage = await PortalStage.open(join(folder, 'data'));
const bare = await BareTable.serve(flags.rows);
try {
  const figures = await measure(stage, bare, flags, say);
  if (flags.json) console.log(JSON.stringify(figures));
  else printed(figures);
} finally {
  await Promise.all([bare.close(), stage.close()]);
  await rm(folder, { recursive: true, force: true });
}
