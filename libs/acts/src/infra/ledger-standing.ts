import { ViewColumn } from 'typeorm';

/** What the ledger and the relayer know of an act or a fact: its record, or why it has none yet. */
export abstract class LedgerStanding {
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
