import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person's word on a change of their party's account, good for the configuration that the change names. */
@Entity({ schema: 'papers', name: 'account_change_approval' })
export class AccountChangeApproval {
  @PrimaryColumn({ type: 'uuid' })
  change!: string;

  /** By which the account knows whose word it is, 0x hex in small letters. */
  @PrimaryColumn({ type: 'text' })
  key!: string;

  /** Null of a key that is kept elsewhere. */
  @Column({ type: 'uuid', nullable: true })
  passkey!: string | null;

  /** The person who handed in what such a key signed; null when a machine did, and of a passkey, whose person is known. */
  @Column({ name: 'handed_in_by', type: 'uuid', nullable: true })
  handedInBy!: string | null;

  /** As the chain checks it, 0x hex. */
  @Column({ type: 'text' })
  signature!: string;

  @Column({ name: 'approved_at', type: 'timestamptz' })
  approvedAt!: Date;
}
