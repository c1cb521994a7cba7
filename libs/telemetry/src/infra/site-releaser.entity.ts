import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A party by whose word goods may leave a site. */
@Entity({ schema: 'telemetry', name: 'site_releaser' })
export class SiteReleaser {
  @PrimaryColumn({ type: 'bigint' })
  site!: string;

  /** Party number. */
  @PrimaryColumn({ type: 'bigint' })
  party!: string;

  /** Party number. */
  @Column({ name: 'named_by', type: 'bigint' })
  namedBy!: string;

  @Column({ name: 'named_at', type: 'timestamptz' })
  namedAt!: Date;
}
