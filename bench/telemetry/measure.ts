import { type AlarmTimes, measureAlarms } from './alarm-times.js';
import type { Database } from './database.js';
import type { Flags } from './flags.js';
import { type Sender, settle } from './fleet.js';
import { type GrowthPoint, measureGrowth } from './growth.js';
import { startIngest } from './ingest.js';
import { measurePaced, type PacedPoint } from './paced.js';
import type { Publisher } from './publisher.js';
import { measureRates, type Rate } from './rates.js';
import { measureRuled, type Ruled } from './ruled.js';
import type { Bench } from './saturated.js';
import { MESSAGES_PER_SECOND, READINGS_PER_SECOND } from './wanted-rates.js';

export interface Figures {
  readonly rates: readonly Rate[];
  readonly paced: readonly (PacedPoint & { readonly isTarget: boolean })[];
  readonly alarms: AlarmTimes;
  readonly ruled: Ruled;
  readonly growth: readonly GrowthPoint[];
}

interface Scene {
  readonly database: Database;
  readonly publisher: Publisher;
}

const READINGS = 20;
const HALF = 0.5;

export async function measure(scene: Scene, flags: Flags, say: (line: string) => void): Promise<Figures> {
  const { database, publisher } = scene;
  const senders = await settle(database.pool, 'plain', flags.gateways);
  say('rates, saturated ...');
  const rates = await measureRates(scene, { senders, ...flags }, say);
  const ingest = await startIngest(database.intakeUrl, { verifies: true });
  const bench = { pool: database.pool, publisher, ingest };
  const rateOf = (readings: number) => rates.find(({ readingsABatch }) => readingsABatch === readings);
  try {
    say(`paced, for ${flags.seconds} s each ...`);
    const paced = await measurePaces(bench, senders, flags, { single: rateOf(1), batched: rateOf(READINGS) });
    say('from reading to alarm ...');
    const background = { readings: READINGS, perSecond: HALF * (rateOf(READINGS)?.messagesPerSecond ?? 0) };
    const alarms = await measureAlarms(database, bench, { senders, alarms: flags.alarms, background });
    say('with rules ...');
    const batches = Math.ceil(flags.messages / 4 / senders.length) * senders.length;
    const ruled = await measureRuled(bench, { senders, batches, rounds: flags.rounds });
    say('while more and more is stored ...');
    const growth = await measureGrowth(
      database,
      bench,
      { senders, rows: flags.rows, batches, rounds: flags.rounds },
      say,
    );
    return { rates, paced, alarms, ruled, growth };
  } finally {
    await ingest.stop();
  }
}

interface Known {
  readonly single: Rate | undefined;
  readonly batched: Rate | undefined;
}

/** At half of what is taken at most; and at the rates that are aimed at, where as much is taken. */
async function measurePaces(
  bench: Bench,
  senders: readonly Sender[],
  { seconds }: Flags,
  { single, batched }: Known,
): Promise<Figures['paced']> {
  const points: (PacedPoint & { readonly isTarget: boolean })[] = [];
  for (const [readings, known, aim] of [
    [1, single, MESSAGES_PER_SECOND],
    [READINGS, batched, READINGS_PER_SECOND / READINGS],
  ] as const) {
    const most = known?.messagesPerSecond ?? 0;
    const half = { what: 'half of the saturated rate', readings, perSecond: HALF * most, seconds };
    points.push({ ...(await measurePaced(bench, senders, half)), isTarget: false });
    if (most < aim) continue;
    const aimed = { what: 'the rate aimed at', readings, perSecond: aim, seconds };
    points.push({ ...(await measurePaced(bench, senders, aimed)), isTarget: true });
  }
  return points;
}
