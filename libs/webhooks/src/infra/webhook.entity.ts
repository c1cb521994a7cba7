import { Column, Entity, PrimaryColumn } from 'typeorm';

export type WebhookState = 'on' | 'disabled' | 'removed';

/** Where a party wants its events sent. Its secret is derived and stands nowhere. */
@Entity({ schema: 'papers', name: 'webhook' })
export class Webhook {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  /** Party number. */
  @Column({ type: 'bigint' })
  party!: string;

  @Column({ type: 'text' })
  url!: string;

  /** Which types of events; none means all. */
  @Column({ type: 'text', array: true })
  events!: string[];

  @Column({ type: 'text' })
  state!: WebhookState;

  /** Why it is disabled. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** From 1; grows with every new secret. */
  @Column({ name: 'secret_number', type: 'integer' })
  secretNumber!: number;

  @Column({ name: 'secret_changed_at', type: 'timestamptz' })
  secretChangedAt!: Date;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
