import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Wrong secrets that came: for a client from an address, from an address, or for a client. */
@Entity({ schema: 'papers', name: 'sign_in_attempt' })
export class SignInAttempt {
  /** Which of the three, and a hash of the names: neither addresses nor what strangers typed is kept. */
  @PrimaryColumn({ type: 'text' })
  counted!: string;

  @Column({ type: 'integer' })
  failures!: number;

  /** No attempt is looked at before; never earlier than the last failure. */
  @Column({ name: 'held_until', type: 'timestamptz' })
  heldUntil!: Date;

  /** When a token was last given; of a client from an address alone. */
  @Column({ name: 'succeeded_at', type: 'timestamptz', nullable: true })
  succeededAt!: Date | null;

  @Index('sign_in_attempt_forget_at')
  @Column({ name: 'forget_at', type: 'timestamptz' })
  forgetAt!: Date;
}
