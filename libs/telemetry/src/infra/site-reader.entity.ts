import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A party that a site's operator lets see it: whose goods lie there, and the bank that lends on them. */
@Entity({ schema: 'telemetry', name: 'site_reader' })
export class SiteReader {
  @PrimaryColumn({ type: 'bigint' })
  site!: string;

  /** Party number. */
  @PrimaryColumn({ type: 'bigint' })
  party!: string;

  @Column({ name: 'granted_at', type: 'timestamptz', default: () => 'now()' })
  grantedAt!: Date;
}
