import { once } from 'node:events';
import pg from 'pg';
import { NOTICES_CHANNEL } from '../../libs/telemetry/src/infra/write-notices.js';
import type { Database } from './database.js';
import type { Sender } from './fleet.js';
import { settle } from './fleet.js';
import { Publisher } from './publisher.js';
import { type Quantiles, quantilesOf } from '../quantiles.js';
import { LOSS_SPAN_MS } from './readings.js';
import type { Bench } from './saturated.js';
import { lossRules, setRules } from './site-rules.js';

export interface AlarmTimes extends Quantiles {
  readonly alarms: number;
  readonly backgroundReadingsPerSecond: number;
}

export interface AlarmsLoad {
  readonly senders: readonly Sender[];
  readonly alarms: number;
  /** Batches of `readings` that come to other sites meanwhile. */
  readonly background: { readonly perSecond: number; readonly readings: number };
}

const ALARMS_PER_SECOND = 20;
const PATIENCE_MS = 60_000;

/** From when the batch is published whose readings make an alarm, to when the alarm is committed and who listens is told; while others' readings come in. */
export async function measureAlarms(database: Database, bench: Bench, load: AlarmsLoad): Promise<AlarmTimes> {
  const { senders, alarms, background } = load;
  const others = await settle(database.pool, 'alarms', senders.length);
  const perSite = Math.ceil(alarms / others.length);
  await setRules(database.pool, others, lossRules(perSite));
  const publisher = Publisher.start();
  const heard = await AlarmTimer.listen(database.url, others);
  try {
    const count = perSite * others.length;
    const seconds = count / ALARMS_PER_SECOND;
    await bench.publisher.sign({
      senders,
      readings: background.readings,
      batches: background.perSecond * (seconds + 2),
    });
    await publisher.sign({ senders: others, batches: count, readings: 'losses' });
    const inBackground = bench.publisher.send(bench.ingest, background.perSecond);
    const { dueAtMs } = await publisher.send(bench.ingest, ALARMS_PER_SECOND);
    const at = await heard.all(count);
    await inBackground;
    const times = [...at].map(([name, committedMs]) => committedMs - dueOf(dueAtMs, name));
    const backgroundReadingsPerSecond = Math.round(background.perSecond * background.readings);
    return { alarms: times.length, ...quantilesOf(times), backgroundReadingsPerSecond };
  } finally {
    publisher.stop();
    await heard.end();
  }
}

/** The batch of `scale-n` was the site's nth. */
function dueOf(dueAtMs: ReadonlyMap<string, readonly number[]>, name: string): number {
  const [site = '', scale = ''] = name.split('/scale-');
  return dueAtMs.get(site)?.[Number(scale) - 1] ?? Number.NaN;
}

/** When alarms were told of, by site and instance, milliseconds since 1970. */
class AlarmTimer {
  private readonly at = new Map<string, number>();
  private looking = Promise.resolve();

  private constructor(
    private readonly client: pg.Client,
    private readonly sites: readonly number[],
  ) {}

  static async listen(url: string, senders: readonly Sender[]): Promise<AlarmTimer> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const timer = new AlarmTimer(
      client,
      senders.map(({ siteNumber }) => siteNumber),
    );
    client.on('notification', () => {
      timer.looking = timer.looking.then(() => timer.look());
    });
    await client.query(`LISTEN ${NOTICES_CHANNEL}`);
    return timer;
  }

  async all(count: number): Promise<ReadonlyMap<string, number>> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (await this.looking; this.at.size < count; await this.looking) {
      await once(this.client, 'notification', { signal }).catch(() => {
        throw new Error(`${this.at.size} of ${count} alarms were raised, for losses over ${LOSS_SPAN_MS} ms`);
      });
    }
    return this.at;
  }

  end(): Promise<void> {
    return this.client.end();
  }

  /** By the time at which it is seen, which is a little later than the notice. */
  private async look(): Promise<void> {
    const { rows } = await this.client.query<{ name: string }>(
      `SELECT 'site-' || site || '/' || instance AS name FROM telemetry.alarm WHERE site = ANY ($1::bigint[])`,
      [this.sites],
    );
    const seenMs = performance.timeOrigin + performance.now();
    for (const { name } of rows) if (!this.at.has(name)) this.at.set(name, seenMs);
  }
}
