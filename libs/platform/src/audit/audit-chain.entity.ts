import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last sealed entry of a party. It outlives the entries, which go by their age. */
@Entity({ schema: 'papers', name: 'audit_chain' })
export class AuditChain {
  @PrimaryColumn({ type: 'bigint' })
  party!: string;

  @Column({ type: 'bigint' })
  number!: string;

  @Column({ type: 'text' })
  hash!: string;
}
