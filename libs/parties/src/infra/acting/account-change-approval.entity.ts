import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person's word on a change of their party's account, good for the configuration that the change names. */
@Entity({ schema: 'papers', name: 'account_change_approval' })
export class AccountChangeApproval {
  @PrimaryColumn({ type: 'uuid' })
  change!: string;

  @PrimaryColumn({ type: 'uuid' })
  passkey!: string;

  /** As the chain checks it, 0x hex. */
  @Column({ type: 'text' })
  signature!: string;

  @Column({ name: 'approved_at', type: 'timestamptz' })
  approvedAt!: Date;
}
