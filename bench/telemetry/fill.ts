import type pg from 'pg';
import { type Sender, settle } from './fleet.js';

const READINGS_A_BATCH = 20;
/** Readings that one statement writes. */
const AT_ONCE = 500_000;
/** Series of the gateway that the rows are of, beside those of the fleet that is measured. */
const SERIES = 1_000;
/** Today and the days before it. */
const DAYS = 4;
const ENVELOPE_MD5S = 22;

/** So many readings in all with their evidence and its nodes, half of them in today's partition, the others in those of the days before. */
export async function fillTo(pool: pg.Pool, fleet: readonly Sender[], size: number): Promise<void> {
  const [filler] = await settle(pool, `stored ${size}`, 1);
  if (!filler) throw new Error('there is no site to fill');
  for (let day = 0; day < DAYS; day += 1)
    await pool.query('SELECT telemetry.ensure_day(current_date - $1::int)', [day]);
  await pool.query(
    `INSERT INTO telemetry.series (gateway, device, metric, unit)
     SELECT id, 'device-' || n, 'weight', 'kg' FROM telemetry.gateway, generate_series(1, $2::int) n WHERE site = $1`,
    [filler.siteNumber, SERIES],
  );
  const sites = [...fleet, filler].map(({ siteNumber }) => siteNumber);
  let stored = await storedReadings(pool);
  for (let position = 0; stored < size;) {
    const readings = Math.min(AT_ONCE, size - stored);
    const batches = Math.ceil(readings / READINGS_A_BATCH);
    await fillOnce(pool, filler.siteNumber, { sites, from: position, until: position + batches });
    [position, stored] = [position + batches, stored + batches * READINGS_A_BATCH];
  }
  // What the filling left to be done is not the load's to wait for.
  await pool.query('ANALYZE telemetry.evidence, telemetry.reading, telemetry.log_node');
  await pool.query('CHECKPOINT');
}

async function storedReadings(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: string }>('SELECT count(*) FROM telemetry.reading');
  return Number(rows[0]?.count);
}

interface Part {
  /** Whose series the readings are of. */
  readonly sites: readonly number[];
  readonly from: number;
  readonly until: number;
}

const DAY_OF = `current_date - CASE WHEN position % 2 = 0 THEN 0 ELSE 1 + (position / 2 % ${DAYS - 1})::int END`;

async function fillOnce(pool: pg.Pool, site: number, { sites, from, until }: Part): Promise<void> {
  await pool.query(
    `INSERT INTO telemetry.evidence
       (received_on, site, position, gateway, grade, clock, is_placed, boot_epoch, seq, hash, envelope, received_at, lease, leaf)
     SELECT ${DAY_OF}, $1, position, gateway.id, 'signed', 'trusted', true, 1, position, sha256(int8send(position)),
       decode(repeat(md5(position::text), ${ENVELOPE_MD5S}), 'hex'), (${DAY_OF})::timestamptz, 1, sha256(int8send(-position))
     FROM generate_series($2::bigint, $3::bigint - 1) position, telemetry.gateway WHERE gateway.site = $1`,
    [site, from, until],
  );
  await pool.query(
    `INSERT INTO telemetry.log_node (site, level, index, hash)
     SELECT $1, 1, position, sha256(int8send(position)) FROM generate_series($2::bigint, $3::bigint - 1) position`,
    [site, from, until],
  );
  // Each device of the fleet has a past as well: the rows that come are not the first of their series.
  await pool.query(
    `WITH series AS (
       SELECT array_agg(series.id ORDER BY series.id) AS ids FROM telemetry.series JOIN telemetry.gateway ON gateway.id = series.gateway
       WHERE gateway.site = ANY ($1::bigint[])
     )
     INSERT INTO telemetry.reading (received_on, series, at, position, ordinal, value_unscaled, value_scale)
     SELECT ${DAY_OF}, ids[1 + (position * ${READINGS_A_BATCH} + ordinal) % cardinality(ids)],
       (${DAY_OF})::timestamptz - interval '3 days' + position * interval '10 milliseconds', position, ordinal, 100000 + position % 100, 2
     FROM series, generate_series($2::bigint, $3::bigint - 1) position, generate_series(0, ${READINGS_A_BATCH - 1}) ordinal`,
    [sites, from, until],
  );
}
