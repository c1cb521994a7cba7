import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Files that a party hands in together. */
@Entity({ schema: 'papers', name: 'document_batch' })
export class DocumentBatch {
  /** UUID version 7: sorts by when it was opened. */
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  /** Party number of who opened it, and alone sees it. */
  @Column({ type: 'bigint' })
  party!: string;

  /** Its opener's own name for it; empty where it has none. */
  @Column({ type: 'text' })
  label!: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  /** Until when its files may come. */
  @Column({ name: 'open_until', type: 'timestamptz' })
  openUntil!: Date;

  /** When the last of its files was settled. */
  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  /** When it goes, with what is told of its files; the papers stay. */
  @Column({ name: 'kept_until', type: 'timestamptz' })
  keptUntil!: Date;
}
