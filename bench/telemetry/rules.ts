/**
 * What a reading costs each rule, in microseconds, over the simulated warehouse with the state kept in memory; and how many times what it costs
 * to read a reading out of its batch (CBOR, checked, without its signature) in the same run.
 *
 *   node tools/run.mjs bench/telemetry/rules.ts             a table
 *   node tools/run.mjs bench/telemetry/rules.ts --json      {"baselineMicros","rules":{<rule>:{"micros","ratio"}}} and nothing else
 *   node tools/run.mjs bench/telemetry/rules.ts --days 60   days of the warehouse (20)
 */
import { parseArgs } from 'node:util';
import { Decimal } from '../../libs/kernel/src/index.js';
import {
  DEFAULT_BATCH_LIMITS,
  type RuleEvent,
  ruleOf,
  type RuleVersion,
  sourceOf,
} from '../../libs/telemetry/src/index.js';
import { encodeBatch } from '../../libs/telemetry/src/domain/batch/batch-payload.js';
import { readBatch } from '../../libs/telemetry/src/domain/batch/read-batch.js';
import { warehouse, WAREHOUSE_RULES } from '../../libs/telemetry/src/simulation/index.js';

const BATCH = 20;
const SCALE = 'scale-1';
/** In one measurement, so that a rule that hears little is measured as long as the others. */
const LEAST_STEPS = 60_000;

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, days: { type: 'string', default: '20' } },
});

const events = warehouse('bench', Number(values.days));

/** Processor time, the best of three: what else the machine does only ever adds. */
function microsPer(steps: number, run: () => void): number {
  const repeats = Math.ceil(LEAST_STEPS / steps);
  for (let n = 0; n < repeats; n += 1) run();
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    for (let n = 0; n < repeats; n += 1) run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / repeats / steps;
  });
  return Math.min(...times);
}

function heardBy(by: RuleVersion): readonly RuleEvent[] {
  const { sources } = ruleOf(by);
  return events.filter((event) => event.kind !== 'tick' && sources.includes(sourceOf(event)));
}

function ruleMicros(by: RuleVersion): number {
  return microsOf([by], heardBy(by));
}

/** Every event through every one of the rules, as a site hears it. */
function microsOf(versions: readonly RuleVersion[], heard: readonly RuleEvent[]): number {
  return microsPer(heard.length, () => {
    const running = versions.map((by) => ({ rule: ruleOf(by), state: ruleOf(by).initial }));
    for (const event of heard) for (const one of running) one.state = one.rule.step(one.state, event).state;
  });
}

function baselineMicros(): number {
  const readings = Array.from({ length: BATCH }, (_, n) => ({
    ...{
      device: 'scale-1',
      metric: 'weight',
      atMs: 1_700_000_000_000 + n,
      value: Decimal.of(1_000_500n + BigInt(n), 3),
      unit: 'kg',
    },
  }));
  const batch = {
    gateway: 'gateway-1',
    bootEpoch: 1n,
    seq: 0n,
    previousHash: new Uint8Array(32),
    sentAtMs: 1_700_000_000_000,
    readings,
  };
  const payload = encodeBatch(batch);
  const batches = 5_000;
  return microsPer(batches * BATCH, () => {
    for (let n = 0; n < batches; n += 1) readBatch(payload, DEFAULT_BATCH_LIMITS);
  });
}

const baseline = baselineMicros();
const of = (name: string, micros: number) => ({
  ...{ name, micros: Number(micros.toFixed(2)), ratio: Number((micros / baseline).toFixed(2)) },
});
const rows = WAREHOUSE_RULES.map((by) => of(`${by.ruleId} ${String(by.parameters['device'])}`, ruleMicros(by)));
const scaleRules = WAREHOUSE_RULES.filter((by) => ruleOf(by).sources.includes(SCALE));
const ofScale = events.filter((event) => event.kind !== 'tick' && sourceOf(event) === SCALE);
rows.push(of(`all ${scaleRules.length} that hear ${SCALE}`, microsOf(scaleRules, ofScale)));

if (values.json) {
  const rules = Object.fromEntries(rows.map(({ name, micros, ratio }) => [name, { micros, ratio }]));
  console.log(JSON.stringify({ baselineMicros: Number(baseline.toFixed(2)), rules }));
} else {
  console.log(`reading it out of a batch of ${BATCH}: ${baseline.toFixed(2)} us a reading; each rule's cost beside it`);
  console.table(rows);
}
