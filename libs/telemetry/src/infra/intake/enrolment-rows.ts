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

/** By whose signature gateways stand at the site. */
export async function readOperatorKey(pool: Pool, site: number): Promise<StoredKey | undefined> {
  const { rows } = await pool.query<{ algorithm: SignatureAlgorithm; key: Buffer }>(
    'SELECT operator_algorithm AS algorithm, operator_public_key AS key FROM telemetry.site WHERE number = $1',
    [site],
  );
  const [row] = rows;
  return row && { algorithm: row.algorithm, publicKey: row.key };
}
