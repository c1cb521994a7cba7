import type { ClientBase } from 'pg';

/** A message that was refused. */
export interface Refused {
  readonly gateway: string;
  /** Whether there is a gateway of this name at the site; those of none share one allowance. */
  readonly isKnown: boolean;
  readonly kind: string;
  readonly reason: string;
  readonly message: string;
  readonly bytes: Uint8Array;
  readonly receivedAtMs: number;
}

export interface QuarantineLimits {
  /** Kept of a gateway in an hour: the first. All are counted. */
  readonly maxQuarantinedPerHour: number;
  readonly maxQuarantinedBytes: number;
}

const HOUR_MS = 3_600_000;
/** No gateway can be called so. */
const NO_GATEWAY = '';

const COUNT = `
  INSERT INTO telemetry.quarantine_count AS counted (site, gateway, hour, refused)
  SELECT $1, * FROM unnest($2::text[], $3::timestamptz[], $4::integer[])
  ON CONFLICT (site, gateway, hour) DO UPDATE SET refused = counted.refused + excluded.refused
  RETURNING gateway, hour, refused`;

const KEEP = `
  INSERT INTO telemetry.quarantine (site, gateway, kind, reason, message, bytes, size, received_at)
  SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::integer[], $8::timestamptz[])`;

/** Counts all and keeps some: a flood costs a number, not a disk. */
export async function storeRefused(
  db: ClientBase,
  site: number,
  refused: readonly Refused[],
  limits: QuarantineLimits,
): Promise<void> {
  if (refused.length === 0) return;
  const groups = Map.groupBy(refused, nameOf);
  const first = [...groups.values()].map(([one]) => one as Refused);
  const { rows } = await db.query<{ gateway: string; hour: Date; refused: string }>(COUNT, [
    site,
    first.map(allowanceOf),
    first.map(({ receivedAtMs }) => new Date(hourOf(receivedAtMs))),
    [...groups.values()].map(({ length }) => length),
  ]);
  const kept = rows.flatMap(({ gateway, hour, refused: total }) => {
    const group = groups.get(`${hour.getTime()}/${gateway}`) ?? [];
    const before = Number(total) - group.length;
    return group.slice(0, Math.max(0, limits.maxQuarantinedPerHour - before));
  });
  await keep(db, site, kept, limits);
}

async function keep(
  db: ClientBase,
  site: number,
  kept: readonly Refused[],
  { maxQuarantinedBytes }: QuarantineLimits,
): Promise<void> {
  if (kept.length === 0) return;
  await db.query(KEEP, [
    site,
    kept.map(({ gateway }) => gateway),
    kept.map(({ kind }) => kind),
    kept.map(({ reason }) => reason),
    kept.map(({ message }) => message),
    kept.map(({ bytes }) => Buffer.from(bytes.subarray(0, maxQuarantinedBytes))),
    kept.map(({ bytes }) => bytes.length),
    kept.map(({ receivedAtMs }) => new Date(receivedAtMs)),
  ]);
}

const hourOf = (ms: number) => Math.floor(ms / HOUR_MS) * HOUR_MS;
const allowanceOf = ({ gateway, isKnown }: Refused) => (isKnown ? gateway : NO_GATEWAY);
const nameOf = (refused: Refused) => `${hourOf(refused.receivedAtMs)}/${allowanceOf(refused)}`;
