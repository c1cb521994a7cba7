import { ViewColumn, ViewEntity } from 'typeorm';
import type { ActState } from '../domain/act-state.js';
import { LedgerStanding } from './ledger-standing.js';

/** Where each act stands: a view that joins papers, outbox and ledger by digest, so that no use case ever writes a state. */
@ViewEntity({ schema: 'papers', name: 'act_standing', synchronize: false })
export class ActStanding extends LedgerStanding {
  @ViewColumn({ name: 'act_id' })
  actId!: string;

  @ViewColumn()
  state!: ActState;
}
