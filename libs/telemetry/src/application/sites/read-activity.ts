import type { EntityManager } from 'typeorm';
import type { ClockTrust, EvidenceGrade } from '../../domain/rules/measurement.js';
import { type Gap, gapsOf } from '../../domain/batch/sequence/gateway-state.js';
import { sequenceFromJson, type SequenceJson } from '../../infra/intake/sequence-json.js';
import type { Gateway } from '../../infra/gateway.entity.js';

export interface GatewayActivity {
  /** When anything came of it. */
  readonly lastSeenAt?: Date;
  /** What came last: how far it may be believed, and where in the log it stands. */
  readonly last?: {
    readonly receivedAt: Date;
    readonly grade: EvidenceGrade;
    readonly clock: ClockTrust;
    readonly position: string;
  };
  /** The signed receipt that was given last. */
  readonly receipt?: Buffer;
  readonly gaps: readonly Gap[];
}

/** One step down the primary key for each day, the newest first, and no further back than a gateway's sequence goes. */
const LAST = `
  SELECT gateway.id, sequence.state, sequence.receipt, sequence.last_received_at, last.received_at, last.grade, last.clock, last.position
  FROM unnest($2::int[]) AS gateway (id)
  LEFT JOIN telemetry.gateway_sequence AS sequence ON sequence.gateway = gateway.id
  LEFT JOIN LATERAL (
    SELECT recent.received_at, recent.grade, recent.clock, recent.position
    FROM (
      SELECT gateway, received_at, grade, clock, position FROM telemetry.evidence
      WHERE site = $1 AND received_on >= $3::date ORDER BY position DESC LIMIT $4
    ) AS recent
    WHERE recent.gateway = gateway.id ORDER BY recent.position DESC LIMIT 1
  ) AS last ON true`;

/** Entries of a site's log that are looked through for its gateways' last ones. */
const LOOKED_THROUGH = 2_000;
const LOOKED_BACK_MS = 7 * 86_400_000;

interface Row {
  readonly id: number;
  readonly state: SequenceJson | null;
  readonly receipt: Buffer | null;
  readonly last_received_at: Date | null;
  readonly received_at: Date | null;
  readonly grade: EvidenceGrade;
  readonly clock: ClockTrust;
  readonly position: string;
}

/** By gateway. One that was silent for a week, or beside others that said thousands of things since, has no last. */
export async function readActivity(
  manager: EntityManager,
  site: string,
  gateways: readonly Gateway[],
): Promise<ReadonlyMap<number, GatewayActivity>> {
  const ids = gateways.map(({ id }) => id);
  const from = new Date(Date.now() - LOOKED_BACK_MS);
  const rows = await manager.query<Row[]>(LAST, [site, ids, from, LOOKED_THROUGH]);
  return new Map(rows.map((row) => [row.id, activityOf(row)]));
}

function activityOf({
  state,
  receipt,
  last_received_at: lastSeenAt,
  received_at: receivedAt,
  ...last
}: Row): GatewayActivity {
  const { grade, clock, position } = last;
  return {
    ...(lastSeenAt && { lastSeenAt }),
    ...(receivedAt && { last: { receivedAt, grade, clock, position } }),
    ...(receipt && { receipt }),
    gaps: state ? gapsOf(sequenceFromJson(state).state) : [],
  };
}
