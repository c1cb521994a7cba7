import { Column, Entity, PrimaryColumn } from 'typeorm';

/** By which every copy of the api knows the challenges that any of them gave for a sign-in. One row. */
@Entity({ schema: 'papers', name: 'sign_in_key' })
export class SignInKey {
  @PrimaryColumn({ name: 'is_only', type: 'boolean' })
  isOnly!: true;

  /** 32 random bytes. */
  @Column({ type: 'bytea' })
  key!: Buffer;
}
