import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a bank has asked, in the present minute and day. */
@Entity({ schema: 'papers', name: 'registry_use' })
export class RegistryUse {
  @PrimaryColumn({ type: 'bigint' })
  bank!: string;

  @PrimaryColumn({ type: 'text' })
  operation!: string;

  /** The minute's number since 1970, as `periodAt` has it. */
  @Column({ type: 'bigint' })
  minute!: string;

  @Column({ name: 'minute_count', type: 'integer' })
  minuteCount!: number;

  @Column({ type: 'bigint' })
  day!: string;

  @Column({ name: 'day_count', type: 'integer' })
  dayCount!: number;
}
