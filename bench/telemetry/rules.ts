/**
 * What a reading costs each rule, in microseconds, over the simulated warehouse with the state kept in memory; and how many times what it costs
 * to read a reading out of its batch (CBOR, checked, without its signature) in the same run.
 *
 *   node tools/run.mjs bench/telemetry/rules.ts             a table
 *   node tools/run.mjs bench/telemetry/rules.ts --json      {"baselineMicros","rules":{<rule>:{"micros","ratio"}}} and nothing else
 *   node tools/run.mjs bench/telemetry/rules.ts --days 60   days of the warehouse (60)
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

const NANOS_PER_MICRO = 1_000;
const BATCH = 20;
const WARM_UPS = 2;

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, days: { type: 'string', default: '60' } },
});

const events = warehouse('bench', Number(values.days));

/** The best of three: what else the machine does only ever adds. */
function microsPer(count: number, run: () => void): number {
  for (let n = 0; n < WARM_UPS; n += 1) run();
  const times = Array.from({ length: 3 }, () => {
    const from = process.hrtime.bigint();
    run();
    return Number(process.hrtime.bigint() - from) / NANOS_PER_MICRO / count;
  });
  return Math.min(...times);
}

function heardBy(by: RuleVersion): readonly RuleEvent[] {
  const { sources } = ruleOf(by);
  return events.filter((event) => event.kind !== 'tick' && sources.includes(sourceOf(event)));
}

function ruleMicros(by: RuleVersion): number {
  const rule = ruleOf(by);
  const heard = heardBy(by);
  return microsPer(heard.length, () => {
    let state = rule.initial;
    for (const event of heard) state = rule.step(state, event).state;
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
const rows = WAREHOUSE_RULES.map((by) => {
  const micros = ruleMicros(by);
  const device = String(by.parameters['device']);
  return {
    name: `${by.ruleId} ${device}`,
    micros: Number(micros.toFixed(2)),
    ratio: Number((micros / baseline).toFixed(2)),
  };
});

if (values.json) {
  const rules = Object.fromEntries(rows.map(({ name, micros, ratio }) => [name, { micros, ratio }]));
  console.log(JSON.stringify({ baselineMicros: Number(baseline.toFixed(2)), rules }));
} else {
  console.log(`reading it out of a batch of ${BATCH}: ${baseline.toFixed(2)} us a reading; each rule's cost beside it`);
  console.table(rows);
}
