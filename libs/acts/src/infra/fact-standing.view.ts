import type { FactKind, FactMessage } from '@tallystick/act-types';
import { ViewColumn, ViewEntity } from 'typeorm';
import type { FactState } from '../domain/fact-state.js';

/** Where each stated fact stands, as `ActStanding` says it of acts. */
@ViewEntity({ schema: 'papers', name: 'fact_standing', synchronize: false })
export class FactStanding {
  /** Rises with when it was stated first. */
  @ViewColumn()
  position!: string;

  @ViewColumn()
  key!: string;

  @ViewColumn()
  kind!: FactKind;

  @ViewColumn()
  message!: FactMessage;

  @ViewColumn({ name: 'stated_at' })
  statedAt!: Date;

  @ViewColumn()
  state!: FactState;

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
