import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Finding } from '../domain/finding.js';
import type { RecordKind } from '../domain/records/trade-record.js';

/** A record as received: evidence on trades, seen only by who handed it in. */
@Entity({ schema: 'papers', name: 'record' })
export class StoredRecord {
  /** UUID version 7. */
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  /** Of the bytes, hex: the same bytes from the same party are one record. */
  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text' })
  kind!: RecordKind;

  @Column({ type: 'text' })
  number!: string;

  /** Numbers of orders, despatches, receipts and invoices, in the form in which references compare. */
  @Column({ name: 'names', type: 'text', array: true })
  references!: string[];

  /** Of a remittance advice the numbers by which payments name it, in the same form. */
  @Column({ name: 'called_by', type: 'text', array: true, default: [] })
  calledBy!: string[];

  @Column({ type: 'bytea', select: false })
  content!: Buffer;

  @Column({ type: 'jsonb' })
  findings!: readonly Finding[];

  @Column({ name: 'submitted_by', type: 'bigint' })
  submittedBy!: string;

  @Column({ name: 'received_at', type: 'timestamptz', default: () => 'now()' })
  receivedAt!: Date;
}
