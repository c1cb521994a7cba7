import type { FactKind, FactMessage } from '@tallystick/act-types';
import { ViewColumn, ViewEntity } from 'typeorm';
import type { FactState } from '../domain/fact-state.js';
import { LedgerStanding } from './ledger-standing.js';

/** Where each stated fact stands, as `ActStanding` says it of acts. */
@ViewEntity({ schema: 'papers', name: 'fact_standing', synchronize: false })
export class FactStanding extends LedgerStanding {
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
}
