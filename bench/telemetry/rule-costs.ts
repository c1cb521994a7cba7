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

export interface RuleCosts {
  /** To read a reading out of its batch (CBOR, checked, without its signature). */
  readonly baselineMicros: number;
  /** Each rule's cost of a reading, and how many times the baseline's it is. */
  readonly rules: readonly { readonly rule: string; readonly micros: number; readonly ratio: number }[];
}

/** What a reading costs each rule over the simulated warehouse, with the state kept in memory. */
export function measureRuleCosts(days: number): RuleCosts {
  const events = warehouse('bench', days);
  const baseline = baselineMicros();
  const of = (rule: string, micros: number) => ({
    ...{ rule, micros: Number(micros.toFixed(2)), ratio: Number((micros / baseline).toFixed(2)) },
  });
  const rules = WAREHOUSE_RULES.map((by) => {
    const { sources } = ruleOf(by);
    const heard = events.filter((event) => event.kind !== 'tick' && sources.includes(sourceOf(event)));
    return of(`${by.ruleId} ${String(by.parameters['device'])}`, microsOf([by], heard));
  });
  const scaleRules = WAREHOUSE_RULES.filter((by) => ruleOf(by).sources.includes(SCALE));
  const ofScale = events.filter((event) => event.kind !== 'tick' && sourceOf(event) === SCALE);
  rules.push(of(`all ${scaleRules.length} that hear ${SCALE}`, microsOf(scaleRules, ofScale)));
  return { baselineMicros: Number(baseline.toFixed(2)), rules };
}

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
