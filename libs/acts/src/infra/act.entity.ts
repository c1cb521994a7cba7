import type { ActKind, ActMessage } from '@tallystick/act-types';
import { Column, Entity, OneToMany, PrimaryColumn } from 'typeorm';
import { ActSignatory } from './act-signatory.entity.js';

/** An act that travels inside another one, with its own signature where it needs one. */
export interface AttachedAct {
  readonly message: ActMessage;
  readonly signature?: string;
}

/** The off-chain life of an act; whether it came to pass is read from the ledger by its digest. */
@Entity({ schema: 'papers', name: 'act' })
export class Act {
  /** UUID version 7: sorts by when the act was drafted. */
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'text' })
  kind!: ActKind;

  @Column({ type: 'jsonb' })
  message!: ActMessage;

  @Column({ type: 'jsonb', nullable: true })
  attachment!: AttachedAct | null;

  @Column({ type: 'text', unique: true })
  digest!: string;

  @Column({ type: 'timestamptz' })
  deadline!: Date;

  @Column({ name: 'drafted_by', type: 'bigint' })
  draftedBy!: string;

  @Column({ name: 'drafted_at', type: 'timestamptz', default: () => 'now()' })
  draftedAt!: Date;

  /** Null while it is a draft. */
  @Column({ name: 'offered_at', type: 'timestamptz', nullable: true })
  offeredAt!: Date | null;

  /** The act that this one, once recorded, withdraws. */
  @Column({ type: 'uuid', nullable: true })
  withdraws!: string | null;

  /** When it was told, or laid aside, that it can come to pass no more; null while it may, and of drafts. */
  @Column({ name: 'end_told_at', type: 'timestamptz', nullable: true })
  endToldAt!: Date | null;

  @OneToMany(() => ActSignatory, (signatory) => signatory.act, { cascade: ['insert'] })
  signatories!: ActSignatory[];
}
