import { Entity, PrimaryColumn } from 'typeorm';

/** Whom a stated fact concerns: who may read how it goes. Noted when it is stated, since the ledger forgets for whom an undone lock was. */
@Entity({ schema: 'chain', name: 'fact_party' })
export class FactParty {
  @PrimaryColumn({ type: 'bigint' })
  party!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;
}
