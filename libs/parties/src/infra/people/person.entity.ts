import type { PersonRole } from '@tallystick/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person at one party. Whoever works for two parties is two of these. */
@Entity({ schema: 'papers', name: 'person' })
export class Person {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'bigint' })
  party!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', array: true })
  roles!: PersonRole[];

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'struck_off_at', type: 'timestamptz', nullable: true })
  struckOffAt!: Date | null;
}
