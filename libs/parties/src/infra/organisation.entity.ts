import type { PartyCertificate, PartyRole } from '@tallystick/act-types';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The registrar's signed word on who stands behind a party number. */
export interface SignedCertificate {
  readonly certificate: PartyCertificate;
  readonly signature: string;
}

/** An organisation as the platform knows it; what it may do on the ledger is in `ledger.party`. */
@Entity({ schema: 'papers', name: 'organisation' })
export class Organisation {
  /** Party number, given once and for ever. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  party!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Unified Social Credit Code (GB 32100). */
  @Column({ type: 'text', nullable: true, unique: true })
  uscc!: string | null;

  /** Legal Entity Identifier (ISO 17442). */
  @Column({ type: 'text', nullable: true, unique: true })
  lei!: string | null;

  /** The roles it is to be enrolled with. */
  @Column({ type: 'text', array: true })
  roles!: PartyRole[];

  /** The account it declared; the ledger's word counts once it is enrolled. */
  @Column({ type: 'text', nullable: true, unique: true })
  account!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  certificate!: SignedCertificate | null;

  @Column({ name: 'is_operator', type: 'boolean', default: false })
  isOperator!: boolean;

  @Column({ name: 'registered_at', type: 'timestamptz', default: () => 'now()' })
  registeredAt!: Date;
}
