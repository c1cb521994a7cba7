import type { AccountSigner } from '@tallystick/act-types';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A change of a party's account that waits for its persons' approvals. Whether it can still be made is the chain's word. */
@Entity({ schema: 'papers', name: 'account_change' })
export class KeptAccountChange {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'bigint' })
  party!: string;

  /** Checksummed. */
  @Column({ type: 'text' })
  account!: string;

  /** Of the account when it was prepared, decimal digits: in another it is void. */
  @Column({ type: 'text' })
  configuration!: string;

  /** Keys, 0x hex. */
  @Column({ type: 'text', array: true })
  remove!: string[];

  @Column({ type: 'jsonb' })
  add!: AccountSigner[];

  @Column({ type: 'integer' })
  threshold!: number;

  /** Seconds since 1970. */
  @Column({ type: 'bigint' })
  deadline!: string;

  /** EIP-712 digest of `Configure`, 0x hex. */
  @Column({ type: 'text' })
  digest!: string;

  /** The person's or the machine's id for limits and keys. */
  @Column({ name: 'prepared_by', type: 'text' })
  preparedBy!: string;

  @Column({ name: 'prepared_at', type: 'timestamptz' })
  preparedAt!: Date;
}
