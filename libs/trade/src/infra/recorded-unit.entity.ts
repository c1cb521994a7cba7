import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Goods that exist once, as one event of a record ties them to trades. */
@Entity({ schema: 'papers', name: 'recorded_unit' })
export class StoredUnit {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'uuid' })
  record!: string;

  /** Who handed the record in. */
  @Column({ name: 'submitted_by', type: 'bigint' })
  submittedBy!: string;

  @Column({ type: 'text' })
  unit!: string;

  /** In the form in which references compare. */
  @Column({ type: 'text', array: true })
  names!: string[];
}
