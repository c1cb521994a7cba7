import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PaperKind } from '../domain/documents/trade-document.js';
import type { TaxBureauAnswer } from '../domain/einvoice/tax-bureau-check.js';
import type { InvoiceIdentity } from '../domain/duplicates/invoice-identity.js';
import type { Finding } from '../domain/finding.js';
import type { SamplePrice } from '../domain/patterns/trade-sample.js';

/** As JSON has it: the amount in decimal digits. */
export type StoredIdentity = Omit<InvoiceIdentity, 'amountMinor'> & { readonly amountMinor: string };

/** A trade document as received. Its bytes never change; what was read from them is kept beside them to find it by. */
@Entity({ schema: 'papers', name: 'document' })
@Index('document_pair', ['seller', 'buyer'])
@Index('document_buyer', ['buyer', 'id'])
export class Document {
  /** UUID version 7: sorts by when it was received. */
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  /** Of the bytes, hex: the same bytes are one document. */
  @Index('document_sha256', { unique: true })
  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text' })
  kind!: PaperKind;

  @Column({ type: 'text' })
  number!: string;

  /** Party number of the seller that the paper names. */
  @Column({ type: 'bigint' })
  seller!: string;

  @Column({ type: 'bigint' })
  buyer!: string;

  /** Numbers of the orders that it is, or refers to, in the form in which references compare. */
  @Column({ type: 'text', array: true })
  orders!: string[];

  /** Canonical numbers of the invoices that a credit note takes back. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  credits!: string[];

  /** Of an invoice: what it is compared by with every other one. */
  @Column({ type: 'jsonb', nullable: true })
  identity!: StoredIdentity | null;

  /** Of an invoice: SHA-256 over what it bills, hex; empty where too little to be told by. */
  @Column({ name: 'lines_hash', type: 'text', default: '' })
  linesHash!: string;

  /** Of an invoice: what it shows its seller to have that other sellers should not have, as `kind:value`. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  ties!: string[];

  /** Of an invoice: what it asks for a unit of each article. */
  @Column({ type: 'jsonb', default: [] })
  prices!: readonly SamplePrice[];

  /** Of a fully digitalised e-invoice that the tax bureau was asked about: its answer. */
  @Column({ name: 'tax_answer', type: 'jsonb', nullable: true })
  taxAnswer!: TaxBureauAnswer | null;

  @Column({ type: 'bytea', select: false })
  content!: Buffer;

  @Column({ type: 'jsonb' })
  findings!: readonly Finding[];

  /** Who handed it in first. */
  @Column({ name: 'submitted_by', type: 'bigint' })
  submittedBy!: string;

  /** Everybody who handed these bytes in: its seller, its buyer or both. */
  @Column({ type: 'bigint', array: true, default: () => "'{}'" })
  submitters!: string[];

  @Column({ name: 'received_at', type: 'timestamptz', default: () => 'now()' })
  receivedAt!: Date;
}
