import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person's word on one act, good for the account as it was then configured. */
@Entity({ schema: 'papers', name: 'act_approval' })
export class ActApproval {
  @PrimaryColumn({ type: 'uuid' })
  act!: string;

  @PrimaryColumn({ type: 'uuid' })
  passkey!: string;

  /** Checksummed. */
  @PrimaryColumn({ type: 'text' })
  account!: string;

  /** Of the account, decimal digits. */
  @PrimaryColumn({ type: 'text' })
  configuration!: string;

  /** As the chain checks it, 0x hex. */
  @Column({ type: 'text' })
  signature!: string;

  @Column({ name: 'approved_at', type: 'timestamptz' })
  approvedAt!: Date;
}
