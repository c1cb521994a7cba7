import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a webhook has read a feed of its party. */
@Entity({ schema: 'papers', name: 'webhook_place' })
export class WebhookPlace {
  @PrimaryColumn({ type: 'uuid' })
  webhook!: string;

  @PrimaryColumn({ type: 'text' })
  feed!: string;

  @Column({ type: 'bigint' })
  seq!: string;
}
