import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person's word on one act, good for the account as it was then configured. */
@Entity({ schema: 'papers', name: 'act_approval' })
export class ActApproval {
  @PrimaryColumn({ type: 'uuid' })
  act!: string;

  /** By which the account knows whose word it is, 0x hex in small letters. */
  @PrimaryColumn({ type: 'text' })
  key!: string;

  /** Null of a key that is kept elsewhere. */
  @Column({ type: 'uuid', nullable: true })
  passkey!: string | null;

  /** The person who handed in what such a key signed; null when a machine did, and of a passkey, whose person is known. */
  @Column({ name: 'handed_in_by', type: 'uuid', nullable: true })
  handedInBy!: string | null;

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
