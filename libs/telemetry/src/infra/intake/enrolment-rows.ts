import type { Pool } from 'pg';
import type { SignatureAlgorithm } from '../../domain/cose/signature-algorithm.js';

/** A gateway of a site and what is stored of its keys. */
export interface GatewayRow {
  readonly id: number;
  readonly name: string;
  readonly dialect: string;
  readonly keys: readonly { readonly enrolment: Uint8Array; readonly takenBackAtMs?: number }[];
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly dialect: string;
  readonly enrolment: Buffer | null;
  readonly taken_back_at: Date | null;
}

export async function readGateways(pool: Pool, site: number): Promise<GatewayRow[]> {
  const { rows } = await pool.query<Row>(
    `SELECT gateway.id, name, dialect, enrolment, taken_back_at
     FROM telemetry.gateway LEFT JOIN telemetry.gateway_key ON gateway_key.gateway = gateway.id
     WHERE site = $1 ORDER BY gateway.id, gateway_key.id`,
    [site],
  );
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ id: first.id, name: first.name, dialect: first.dialect, keys: group.flatMap(keyOf) }] : [];
  });
}

const keyOf = ({ enrolment, taken_back_at }: Row) =>
  enrolment ? [{ enrolment, ...(taken_back_at && { takenBackAtMs: taken_back_at.getTime() }) }] : [];

export interface StoredKey {
  readonly algorithm: SignatureAlgorithm;
  readonly publicKey: Uint8Array;
}

/** Of statements on one key from the same moment the earliest end holds, as `isSiteKeyAt` has it. */
const OPERATOR_KEYS = `
  SELECT operator_algorithm AS algorithm, operator_public_key AS key FROM telemetry.site
  WHERE number = $1 AND operator_public_key IS NOT NULL
  UNION
  SELECT algorithm, public_key FROM telemetry.site_key AS stated WHERE site = $1 AND valid_from <= $2 AND NOT EXISTS (
    SELECT 1 FROM telemetry.site_key AS ended
    WHERE ended.site = $1 AND ended.public_key = stated.public_key AND ended.valid_from = stated.valid_from
      AND ended.valid_until <= $2)`;

/** By whose signatures gateways stand at the site: a key that is being replaced holds on beside the new one. */
export async function readOperatorKeys(pool: Pool, site: number, nowMs: number): Promise<StoredKey[]> {
  const { rows } = await pool.query<{ algorithm: SignatureAlgorithm; key: Buffer }>(OPERATOR_KEYS, [
    site,
    new Date(nowMs),
  ]);
  return rows.map(({ algorithm, key }) => ({ algorithm, publicKey: key }));
}
