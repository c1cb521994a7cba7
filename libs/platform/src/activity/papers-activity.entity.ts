import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Something in the private papers that a party should look at; the ledger keeps its own feed. */
@Entity({ schema: 'papers', name: 'activity' })
export class PapersActivity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  seq!: string;

  @Column({ type: 'bigint' })
  party!: string;

  /** Past tense, kebab-case: `act-offered`. */
  @Column({ type: 'text' })
  type!: string;

  /** The id of what it is about. */
  @Column({ type: 'text' })
  subject!: string;

  /** Ids and states beside it. */
  @Column({ type: 'jsonb', nullable: true })
  data!: Record<string, unknown> | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;
}
