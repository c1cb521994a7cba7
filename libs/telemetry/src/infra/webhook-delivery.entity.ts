import { Column, Entity, PrimaryColumn } from 'typeorm';

export type DeliveryState = 'waiting' | 'delivered' | 'failed';

/** A notice on its way to a webhook; its id is the message's, whenever it is sent again. */
@Entity({ schema: 'telemetry', name: 'webhook_delivery' })
export class WebhookDelivery {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'uuid' })
  webhook!: string;

  @Column({ type: 'uuid' })
  notice!: string;

  @Column({ type: 'text' })
  state!: DeliveryState;

  /** Since it was last set on its way. */
  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ name: 'next_at', type: 'timestamptz' })
  nextAt!: Date;
}
