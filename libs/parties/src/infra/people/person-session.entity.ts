import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a person is signed in. An ended session is gone. */
@Entity({ schema: 'papers', name: 'person_session' })
export class PersonSession {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'uuid' })
  person!: string;

  @Column({ name: 'token_hash', type: 'text', unique: true })
  tokenHash!: string;

  /** Coarse, such as `Firefox on Windows`. */
  @Column({ type: 'text' })
  device!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** To a minute. */
  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt!: Date;

  /** Unless it is used before. */
  @Column({ name: 'idle_ends_at', type: 'timestamptz' })
  idleEndsAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt!: Date;
}
