/**
 * What the intake takes: signed batches through its own process with the broker inside, on a PostgreSQL that writes to disk, from a publisher in
 * a process of its own that has signed them beforehand. Beside it, in the same run, the same pipeline without verification, and bare COPY of
 * the same rows. How long publish-to-PUBACK and reading-to-alarm take; what rules cost; and what a reading costs as more are stored.
 *
 *   npm run bench:telemetry                             tables, and which aims are reached
 *   npm run bench:telemetry -- --json                   {"rates","paced","alarms","ruled","growth","ruleCosts","targets"} and nothing else
 *   npm run bench:telemetry -- --messages 100000        of one reading in a measurement of a rate; a quarter of twenty, a tenth of a hundred (40000)
 *   npm run bench:telemetry -- --gateways 8             each at a site of its own (4)
 *   npm run bench:telemetry -- --rounds 3               of each rate, of which the best counts (2)
 *   npm run bench:telemetry -- --seconds 60             of each paced run (10)
 *   npm run bench:telemetry -- --alarms 1000            from reading to alarm (200)
 *   npm run bench:telemetry -- --rows 1000000,50000000  stored readings at which a reading's cost is measured (1000000,5000000,20000000)
 *   npm run bench:telemetry -- --days 60                of the simulated warehouse for the cost of each rule (20)
 *   npm run bench:telemetry -- --profiles folder        also CPU profiles of the intake while its rates are measured
 */
import { startDatabase } from './database.js';
import { parseFlags } from './flags.js';
import { measure } from './measure.js';
import { printed } from './printed.js';
import { Publisher } from './publisher.js';
import { measureRuleCosts } from './rule-costs.js';
import { targetsOf } from './targets.js';

const flags = parseFlags(process.argv.slice(2));
// Progress goes to the other stream: with --json, standard output is the JSON alone.
const say = (line: string) => process.stderr.write(`${line}\n`);
say('each rule ...');
const ruleCosts = measureRuleCosts(flags.days);
say('starting the database ...');
const database = await startDatabase();
const publisher = Publisher.start();
try {
  const measured = await measure({ database, publisher }, flags, say);
  const figures = { ...measured, ruleCosts, targets: targetsOf(measured) };
  if (flags.json) console.log(JSON.stringify(figures));
  else printed(figures);
} finally {
  publisher.stop();
  await database.dispose();
}
