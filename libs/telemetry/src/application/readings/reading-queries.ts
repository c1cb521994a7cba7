import type { ClockTrust, EvidenceGrade } from '../../domain/rules/measurement.js';

export interface SeriesRow {
  readonly id: number;
  readonly gateway: string;
  readonly device: string;
  readonly metric: string;
  readonly unit: string;
}

export interface LatestRow extends SeriesRow {
  readonly at: Date;
  /** Decimal. */
  readonly value: string;
  readonly uncertainty: string | null;
  /** In the site's log. */
  readonly position: string;
  readonly receivedAt: Date;
  readonly grade: EvidenceGrade;
  readonly clock: ClockTrust;
}

export interface BucketRow {
  readonly from: Date;
  readonly count: number;
  /** Decimals; the mean is rounded to six digits more than its readings have. */
  readonly min: string;
  readonly max: string;
  readonly mean: string;
  readonly last: string;
}

/** Exact: PostgreSQL's numeric, no floating point. */
const decimal = (column: string) => `(${column}_unscaled * power(10::numeric, -${column}_scale))::numeric(60, 18)`;
const shortest = (expression: string) => `trim_scale(${expression})::text`;

/** Of the site `:site`. */
export const ALL_SERIES = `
  (SELECT series.id, gateway.name AS gateway, device, metric, unit
  FROM telemetry.series JOIN telemetry.gateway ON gateway.id = series.gateway WHERE gateway.site = :site)`;

export const SERIES = `
  SELECT series.id, gateway.name AS gateway, device, metric, unit
  FROM telemetry.series JOIN telemetry.gateway ON gateway.id = series.gateway
  WHERE gateway.site = $1 AND series.id = $2`;

/**
 * Of the site `:site`, received since the day `:since`, measured until `:until`. One step into each day's index for each series, and one more for
 * what vouches for it, by the log's own key: as limits they stay steps, whatever is asked of the list.
 */
export const LATEST = `
  (SELECT series.id, gateway.name AS gateway, device, metric, unit, reading.at, reading.position,
    ${shortest('reading.value')} AS value, ${shortest('reading.uncertainty')} AS uncertainty,
    evidence.received_at AS "receivedAt", evidence.grade, evidence.clock
  FROM telemetry.series JOIN telemetry.gateway ON gateway.id = series.gateway
  CROSS JOIN LATERAL (
    SELECT at, position, received_on, ${decimal('value')} AS value, ${decimal('uncertainty')} AS uncertainty
    FROM telemetry.reading
    WHERE reading.series = series.id AND received_on >= :since AND at <= :until
    ORDER BY at DESC, position DESC, ordinal DESC LIMIT 1
  ) AS reading
  CROSS JOIN LATERAL (
    SELECT received_at, grade, clock FROM telemetry.evidence voucher
    WHERE voucher.site = gateway.site AND voucher.position = reading.position AND voucher.received_on = reading.received_on
    LIMIT 1
  ) AS evidence
  WHERE gateway.site = :site)`;

export const BUCKETS = `
  SELECT date_bin(make_interval(secs => $6), at, $2) AS "from", count(*)::int AS count,
    ${shortest('min(value)')} AS min, ${shortest('max(value)')} AS max,
    ${shortest('round(avg(value), max(value_scale) + 6)')} AS mean,
    ${shortest('(array_agg(value ORDER BY at DESC, position DESC, ordinal DESC))[1]')} AS last
  FROM (
    SELECT at, position, ordinal, value_scale, ${decimal('value')} AS value FROM telemetry.reading
    WHERE series = $1 AND at >= $2 AND at < $3 AND received_on BETWEEN $4 AND $5
  ) AS reading
  GROUP BY 1 ORDER BY 1`;
