import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An act that a signatory withdrew on chain: it can never run. */
@Entity({ schema: 'ledger', name: 'revoked_act' })
export class RevokedAct {
  @PrimaryColumn({ type: 'text' })
  digest!: string;

  /** Who withdrew it. */
  @Column({ type: 'bigint' })
  party!: string;

  @Column({ name: 'revocation_digest', type: 'text' })
  revocationDigest!: string;

  @Column({ name: 'block_number', type: 'bigint' })
  blockNumber!: string;

  @Column({ name: 'block_time', type: 'timestamptz' })
  blockTime!: Date;
}
