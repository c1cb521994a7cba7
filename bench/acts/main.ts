/**
 * Acts per second through the whole platform: transfers drafted and signed by both parties over HTTP, relayed, indexed, and visible to
 * the parties; against the same acts sent by a bare ethers program to the same node, and against bare inserts of as many rows.
 *
 *   npm run bench:acts                           tables, and bench/acts/curve.svg
 *   npm run bench:acts -- --json                 {"ratio","perSecond","p50Ms","p99Ms","baselines","curve"} and nothing else
 *   npm run bench:acts -- --acts 1000            acts in each measurement of a rate (1000; in turn, more than 1500 meet the embedded chain’s pace of a block a second)
 *   npm run bench:acts -- --per-request 1        acts that a client names in one request (50)
 *   npm run bench:acts -- --clients 16           clients at once (4)
 *   npm run bench:acts -- --seconds 60           how long acts come at half of the measured rate, for p50 and p99 (20)
 *   npm run bench:acts -- --sizes 1000,10000     live fragments at which an act's cost is measured (1000,10000,100000)
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { parseFlags } from './flags.js';
import { Installation } from '../installation.js';
import { measure } from './measure.js';
import { printed } from './printed.js';
import { curveSvg } from './svg.js';

const flags = parseFlags(process.argv.slice(2));
// Progress goes to the other stream: with --json, standard output is the JSON alone.
const say = (line: string) => process.stderr.write(`${line}\n`);
say('starting the platform ...');
const installation = await Installation.start();
const database = new Client(await installation.databaseUrl());
await database.connect();
try {
  const figures = await measure(installation, database, flags, say);
  const file = join(import.meta.dirname, 'curve.svg');
  await writeFile(file, curveSvg(figures.curve));
  if (flags.json) console.log(JSON.stringify(figures));
  else printed(figures, file);
} finally {
  await database.end();
  await installation.dispose();
}
