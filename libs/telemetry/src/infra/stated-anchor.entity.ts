import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the log said of a site's tree, stored before it was sent and never changed. Whether it is anchored, `ledger` says. */
@Entity({ schema: 'telemetry', name: 'anchor' })
export class StatedAnchor {
  @PrimaryColumn({ type: 'bigint' })
  site!: string;

  @PrimaryColumn({ name: 'tree_size', type: 'bigint' })
  treeSize!: string;

  /** The account that signed it. */
  @PrimaryColumn({ type: 'text' })
  log!: string;

  @Column({ name: 'previous_size', type: 'bigint' })
  previousSize!: string;

  /** 0x hex. */
  @Column({ type: 'text' })
  root!: string;

  /** Of the first batch that says it; a later one says the same again, should this one not come through in its time. */
  @Column({ type: 'text' })
  digest!: string;

  @Column({ name: 'stated_at', type: 'timestamptz', default: () => 'now()' })
  statedAt!: Date;
}
