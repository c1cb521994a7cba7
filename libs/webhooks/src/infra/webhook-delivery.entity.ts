import { Column, Entity, PrimaryColumn } from 'typeorm';

export type DeliveryState = 'waiting' | 'delivered' | 'failed';

/** An event on its way to a webhook; its id is the message's, whenever it is sent again. */
@Entity({ schema: 'papers', name: 'webhook_delivery' })
export class WebhookDelivery {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'uuid' })
  webhook!: string;

  /** Of which feed of its party. */
  @Column({ type: 'text' })
  feed!: string;

  /** Its number there; with the feed, the same event again. */
  @Column({ type: 'bigint' })
  seq!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'jsonb', nullable: true })
  data!: Record<string, unknown> | null;

  @Column({ type: 'text' })
  state!: DeliveryState;

  /** Since it was last set on its way. */
  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ name: 'next_at', type: 'timestamptz' })
  nextAt!: Date;
}
