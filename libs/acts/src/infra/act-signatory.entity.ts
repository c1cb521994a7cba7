import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Act } from './act.entity.js';

/** One signature that an act needs, and what became of the asking. */
@Entity({ schema: 'papers', name: 'act_signatory' })
export class ActSignatory {
  @PrimaryColumn({ name: 'act_id', type: 'uuid' })
  actId!: string;

  /** Place in the order in which the chain expects the signatures, from 0. */
  @PrimaryColumn({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'bigint' })
  party!: string;

  /** Fixed for a signatory named by address; null for one named by party number, whose account may change. */
  @Column({ type: 'text', nullable: true })
  account!: string | null;

  @Column({ type: 'text', nullable: true })
  signature!: string | null;

  @Column({ name: 'signed_at', type: 'timestamptz', nullable: true })
  signedAt!: Date | null;

  @Column({ name: 'refused_at', type: 'timestamptz', nullable: true })
  refusedAt!: Date | null;

  @Column({ name: 'refusal_reason', type: 'text', nullable: true })
  refusalReason!: string | null;

  @ManyToOne(() => Act, (act) => act.signatories, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'act_id' })
  act!: Relation<Act>;
}
