import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SiteAct } from '../domain/site-acts/site-act.js';

/** Something that was done at a site other than by its sensors, and what became of it. */
@Entity({ schema: 'telemetry', name: 'site_act' })
export class StoredSiteAct {
  @PrimaryColumn({ type: 'bigint' })
  site!: string;

  /** From 1 within the site, in the order of commits. */
  @PrimaryColumn({ type: 'bigint' })
  seq!: string;

  /** UUID version 7. */
  @Column({ type: 'uuid', default: () => 'uuidv7()', unique: true })
  id!: string;

  @Column({ type: 'text' })
  kind!: SiteAct['kind'];

  /** Of a paper. */
  @Column({ type: 'text', nullable: true })
  device!: string | null;

  @Column({ type: 'jsonb' })
  body!: Record<string, unknown>;

  /** Party number. */
  @Column({ type: 'bigint' })
  by!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  /** When the intake came to it; null before. */
  @Column({ name: 'heard_at', type: 'timestamptz', nullable: true })
  heardAt!: Date | null;

  /** The last entry of the site's log before it; -1 when there was none. */
  @Column({ name: 'heard_after', type: 'bigint', nullable: true })
  heardAfter!: string | null;

  /** Why it could not be done. */
  @Column({ type: 'jsonb', nullable: true })
  refusal!: { readonly code: string; readonly kind: string; readonly message: string } | null;
}
