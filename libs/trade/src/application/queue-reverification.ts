import type { EntityManager } from 'typeorm';
import type { Document } from '../infra/document.entity.js';
import { IS_ATTESTED } from './find-documents.js';

const AGAIN = `ON CONFLICT (invoice) DO UPDATE SET
  version = reverification.version + 1, attempts = 0, next_attempt_at = now(), last_failure = NULL`;

/** In the transaction that keeps a credit note: every attested invoice that it takes back, or may, is to be verified again. */
export async function queueCreditedInvoices(
  manager: EntityManager,
  { seller, buyer, credits, orders }: Pick<Document, 'seller' | 'buyer' | 'credits' | 'orders'>,
  requestedBy: string,
): Promise<void> {
  await manager.query(
    `INSERT INTO papers.reverification (invoice, requested_by)
     SELECT document.id, $5 FROM papers.document
     WHERE document.seller = $1 AND document.buyer = $2 AND document.kind = 'invoice' AND ${IS_ATTESTED}
       AND (document.identity ->> 'canonicalNumber' = ANY ($3) OR cardinality($3::text[]) = 0 AND document.orders && $4)
     ${AGAIN}`,
    [seller, buyer, credits, orders, requestedBy],
  );
}

/**
 * In the transaction that keeps a seller's bank statement or remittance advice: every attested invoice of its own that it may tell a payment
 * of, also by an advice of the seller's that an entry names.
 */
export async function queuePaidInvoices(
  manager: EntityManager,
  seller: string,
  references: readonly string[],
): Promise<void> {
  await manager.query(
    `INSERT INTO papers.reverification (invoice, requested_by)
     SELECT document.id, $1 FROM papers.document
     WHERE document.seller = $1 AND document.kind = 'invoice' AND ${IS_ATTESTED}
       AND document.identity ->> 'canonicalNumber' IN (
         SELECT unnest($2::text[]) UNION SELECT unnest(record.names) FROM papers.record
         WHERE record.submitted_by = $1 AND record.called_by && $2
       )
     ${AGAIN}`,
    [seller, references],
  );
}

/** One invoice, for whatever else lowers what it carries. */
export async function queueReverification(manager: EntityManager, invoice: string, requestedBy: string): Promise<void> {
  await manager.query(`INSERT INTO papers.reverification (invoice, requested_by) VALUES ($1, $2) ${AGAIN}`, [
    invoice,
    requestedBy,
  ]);
}
