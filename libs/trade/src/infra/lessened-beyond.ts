import { canonicalInvoiceNumber } from '@tallystick/kernel';
import type { EntityManager } from 'typeorm';
import { Document } from './document.entity.js';
import { StoredRecord } from './stored-record.entity.js';

/** Of a row called `document`: it takes back an invoice with the number `:credited`. */
export const CREDITS_IT = ':credited = ANY (document.credits)';

/** By what payments call the seller's remittance advices that name the invoice. */
const CALLS_OF_ADVICES = `ARRAY(
  SELECT unnest(advice.called_by) FROM papers.record advice WHERE advice.submitted_by = :seller AND advice.names && :paid
)`;

/**
 * Whether something came in that lessens what an invoice carries, or may, and is not among what was counted: a credit note, or a bank
 * statement or remittance advice of its seller's that names it, or a statement that names such an advice.
 * @param counted ids of documents and records
 */
export async function isLessenedBeyond(
  manager: EntityManager,
  invoice: Document,
  counted: readonly string[],
): Promise<boolean> {
  return (await isCreditedBeyond(manager, invoice, counted)) || (await isPaidBeyond(manager, invoice, counted));
}

function isCreditedBeyond(
  manager: EntityManager,
  { seller, buyer, number, orders }: Document,
  counted: readonly string[],
): Promise<boolean> {
  return manager
    .createQueryBuilder(Document, 'document')
    .where('document.seller = :seller AND document.buyer = :buyer', { seller, buyer })
    .andWhere(`document.kind = 'credit-note' AND document.id::text <> ALL (:counted)`, { counted })
    .andWhere(`(${CREDITS_IT} OR document.credits = '{}' AND document.orders && :orders)`, {
      credited: canonicalInvoiceNumber(number),
      orders,
    })
    .getExists();
}

function isPaidBeyond(
  manager: EntityManager,
  { seller, number }: Document,
  counted: readonly string[],
): Promise<boolean> {
  return manager
    .createQueryBuilder(StoredRecord, 'record')
    .where('record.submittedBy = :seller', { seller })
    .andWhere(`record.kind IN ('bank-statement', 'remittance-advice') AND record.id::text <> ALL (:counted)`, {
      counted,
    })
    .andWhere(`(record.references && :paid OR record.references && ${CALLS_OF_ADVICES})`, {
      paid: [canonicalInvoiceNumber(number)],
    })
    .getExists();
}
