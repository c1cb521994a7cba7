import { ViewColumn, ViewEntity } from 'typeorm';
import type { ActState } from '../domain/act-state.js';

/** Where each act stands: a view that joins papers, outbox and ledger by digest, so that no use case ever writes a state. */
@ViewEntity({ schema: 'papers', name: 'act_standing', synchronize: false })
export class ActStanding {
  @ViewColumn({ name: 'act_id' })
  actId!: string;

  @ViewColumn()
  state!: ActState;

  /** Digits of the block that recorded it, when recorded. */
  @ViewColumn({ name: 'recorded_block' })
  recordedBlock!: string | null;

  @ViewColumn({ name: 'recorded_at' })
  recordedAt!: Date | null;

  @ViewColumn({ name: 'transaction_hash' })
  transactionHash!: string | null;

  /** Why the last try to record it failed; a later try may succeed. */
  @ViewColumn({ name: 'last_failure' })
  lastFailure!: { code: string; message: string } | null;
}
