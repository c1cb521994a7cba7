import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A challenge that let somebody in, kept only as its SHA-256 and no longer than it could be answered again. */
@Entity({ schema: 'papers', name: 'answered_challenge' })
export class AnsweredChallenge {
  @PrimaryColumn({ type: 'text' })
  hash!: string;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
