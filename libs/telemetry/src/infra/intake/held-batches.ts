import type { ClientBase } from 'pg';
import type { Held } from '../../domain/batch/sequence/placement.js';

export interface BatchKey {
  readonly gateway: number;
  readonly bootEpoch: bigint;
  readonly seq: bigint;
}

export const nameOf = ({ gateway, bootEpoch, seq }: BatchKey): string => `${gateway}/${bootEpoch}/${seq}`;

interface Row {
  readonly gateway: number;
  readonly boot_epoch: string;
  readonly seq: string;
  readonly hash: Buffer;
  readonly is_placed: boolean;
}

const FIND = `
  WITH wanted AS (SELECT * FROM unnest($1::integer[], $2::bigint[], $3::bigint[]) AS wanted (gateway, boot_epoch, seq))
  SELECT gateway, boot_epoch, seq, hash, is_placed FROM wanted JOIN telemetry.evidence USING (gateway, boot_epoch, seq)
  WHERE is_placed
  UNION ALL
  SELECT gateway, boot_epoch, seq, hash, is_placed FROM wanted JOIN telemetry.evidence USING (gateway, boot_epoch, seq)
  WHERE NOT is_placed`;

/** By `nameOf` the key: what the log holds under it. */
export async function findHeld(db: ClientBase, keys: readonly BatchKey[]): Promise<Map<string, Held>> {
  const held = new Map<string, Held>();
  if (keys.length === 0) return held;
  const { rows } = await db.query<Row>(FIND, [
    keys.map(({ gateway }) => gateway),
    keys.map(({ bootEpoch }) => `${bootEpoch}`),
    keys.map(({ seq }) => `${seq}`),
  ]);
  for (const { gateway, boot_epoch, seq, hash, is_placed } of rows) {
    const name = `${gateway}/${boot_epoch}/${seq}`;
    const before = held.get(name);
    held.set(name, is_placed ? { ...before, placed: hash } : { ...before, aside: [...(before?.aside ?? []), hash] });
  }
  return held;
}

/** Where a placed batch stands in the log. */
export interface LogPlace {
  readonly seq: bigint;
  readonly hash: Uint8Array;
  readonly position: number;
  readonly receivedAtMs: number;
}

/** The placed batch of a number, or, without one, the last of its epoch. */
export async function findPlace(
  db: ClientBase,
  { gateway, bootEpoch, seq }: Omit<BatchKey, 'seq'> & { readonly seq?: bigint },
): Promise<LogPlace | undefined> {
  const { rows } = await db.query<{ seq: string; hash: Buffer; position: string; received_at: Date }>(
    `SELECT seq, hash, position, received_at FROM telemetry.evidence
     WHERE gateway = $1 AND boot_epoch = $2 AND is_placed AND seq IS NOT NULL AND ($3::bigint IS NULL OR seq = $3)
     ORDER BY seq DESC LIMIT 1`,
    [gateway, `${bootEpoch}`, seq === undefined ? null : `${seq}`],
  );
  const [row] = rows;
  return (
    row && {
      seq: BigInt(row.seq),
      hash: row.hash,
      position: Number(row.position),
      receivedAtMs: row.received_at.getTime(),
    }
  );
}
