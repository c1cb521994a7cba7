import type { ClientBase } from 'pg';
import type { ClockRecord } from '../../domain/batch/clock-trust.js';
import { NEW_GATEWAY } from '../../domain/batch/sequence/gateway-state.js';
import { type SequenceFacts, sequenceFromJson, type SequenceJson, sequenceToJson } from './sequence-json.js';

/** What is known of a gateway beside what it sent. Never changed: a new one takes its place. */
export interface GatewayRecord extends SequenceFacts {
  readonly name: string;
  /** Of its last signed batch in the log, or its last message of another dialect. */
  readonly clock?: ClockRecord;
  /** Of the epoch `receiptEpoch`. */
  readonly receipt?: Uint8Array;
  readonly lastReceivedAtMs?: number;
  /** When its newest connection began, by its own word or that of who saw it. */
  readonly connectedAtMs?: number;
}

export const newRecord = (name: string): GatewayRecord => ({ name, state: NEW_GATEWAY, gaps: [], hasAside: false });

interface Row {
  readonly gateway: number;
  readonly name: string;
  readonly state: SequenceJson;
  readonly clock: ClockRecord | null;
  readonly receipt: Buffer | null;
  readonly last_received_at: Date | null;
  readonly connected_at: Date | null;
}

/** By gateway's id, of all gateways of the site that have sent something. */
export async function loadRecords(db: Pick<ClientBase, 'query'>, site: number): Promise<Map<number, GatewayRecord>> {
  const { rows } = await db.query<Row>(
    `SELECT gateway, name, state, clock, receipt, last_received_at, connected_at
     FROM telemetry.gateway_sequence JOIN telemetry.gateway ON id = gateway WHERE site = $1`,
    [site],
  );
  return new Map(rows.map((row) => [row.gateway, recordOf(row)]));
}

function recordOf({ name, state, clock, receipt, last_received_at, connected_at }: Row): GatewayRecord {
  return {
    name,
    ...sequenceFromJson(state),
    ...(clock && { clock }),
    ...(receipt && { receipt }),
    ...(last_received_at && { lastReceivedAtMs: last_received_at.getTime() }),
    ...(connected_at && { connectedAtMs: connected_at.getTime() }),
  };
}

const SAVE = `
  INSERT INTO telemetry.gateway_sequence (gateway, state, clock, receipt, last_received_at, connected_at)
  SELECT * FROM unnest($1::integer[], $2::jsonb[], $3::jsonb[], $4::bytea[], $5::timestamptz[], $6::timestamptz[])
  ON CONFLICT (gateway) DO UPDATE SET state = excluded.state, clock = excluded.clock, receipt = excluded.receipt,
    last_received_at = excluded.last_received_at, connected_at = excluded.connected_at`;

export async function saveRecords(db: ClientBase, records: ReadonlyMap<number, GatewayRecord>): Promise<void> {
  if (records.size === 0) return;
  const all = [...records.values()];
  const values = [
    [...records.keys()],
    all.map((record) => JSON.stringify(sequenceToJson(record))),
    all.map(({ clock }) => (clock ? JSON.stringify(clock) : null)),
    all.map(({ receipt }) => (receipt ? Buffer.from(receipt) : null)),
    all.map(({ lastReceivedAtMs }) => instant(lastReceivedAtMs)),
    all.map(({ connectedAtMs }) => instant(connectedAtMs)),
  ];
  await db.query({ name: 'telemetry-save-records', text: SAVE, values });
}

const instant = (ms: number | undefined) => (ms === undefined ? null : new Date(ms));
