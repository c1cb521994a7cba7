import type { Pool } from 'pg';

export interface ReadingToStore {
  /** ISO 8601. */
  readonly at: string;
  /** As `at`, if nothing is said. */
  readonly receivedAt?: string;
  /** Unscaled, and digits after the point. */
  readonly value: readonly [bigint, number];
  readonly uncertainty?: readonly [bigint, number];
  readonly grade?: 'signed' | 'tls-only' | 'unsigned';
  readonly clock?: 'trusted' | 'untrusted';
}

/** Puts readings where the intake would, an envelope for each. Its days must be there. */
export function storedReadings(pool: Pool, siteNumber: number, gateway: number) {
  let position = 0;
  return {
    async series(device: string, metric: string, unit: string): Promise<number> {
      const { rows } = await pool.query<{ id: number }>(
        'INSERT INTO telemetry.series (gateway, device, metric, unit) VALUES ($1, $2, $3, $4) RETURNING id',
        [gateway, device, metric, unit],
      );
      return Number(rows[0]?.id);
    },

    async reading(
      series: number,
      { at, receivedAt = at, value, uncertainty, ...evidence }: ReadingToStore,
    ): Promise<void> {
      const { grade = 'signed', clock = 'trusted' } = evidence;
      const number = grade === 'signed' ? position : null;
      const day = receivedAt.slice(0, 10);
      const bytes = Buffer.from([position]);
      await pool.query(
        `INSERT INTO telemetry.evidence
           (received_on, site, position, gateway, grade, clock, is_placed, boot_epoch, seq, hash, envelope, received_at, lease, leaf)
         VALUES ($1, $2, $3, $4, $5, $6, true, $7, $7, $8, $8, $9, 1, $8)`,
        [day, siteNumber, position, gateway, grade, clock, number, bytes, receivedAt],
      );
      await pool.query(
        `INSERT INTO telemetry.reading
           (received_on, series, at, position, ordinal, value_unscaled, value_scale, uncertainty_unscaled, uncertainty_scale)
         VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $8)`,
        [day, series, at, position, value[0], value[1], uncertainty?.[0] ?? null, uncertainty?.[1] ?? null],
      );
      position += 1;
    },
  };
}
