import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An attested invoice that has to be verified again, until it is. Written together with the paper that asks for it. */
@Entity({ schema: 'papers', name: 'reverification' })
export class Reverification {
  /** Id of the invoice's document. */
  @PrimaryColumn({ type: 'uuid' })
  invoice!: string;

  /** Raised by each paper; a verification that began before the last of them does not settle it. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  /** Party number of who handed in the paper. */
  @Column({ name: 'requested_by', type: 'bigint' })
  requestedBy!: string;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ name: 'next_attempt_at', type: 'timestamptz', default: () => 'now()' })
  nextAttemptAt!: Date;

  @Column({ name: 'last_failure', type: 'text', nullable: true })
  lastFailure!: string | null;
}
