import type { RemittanceAdvice } from '../documents/remittance-advice.js';
import { namesOfInvoice } from '../matching/paper-index.js';
import type { RemittanceAdviceRecord } from './trade-record.js';

/** A remittance advice as evidence on the invoices that it lists, and on the transfers that call it by its number or its payment order's. */
export function recordOfRemittanceAdvice(advice: RemittanceAdvice): RemittanceAdviceRecord {
  const invoices = advice.lines.flatMap((line) => line.invoices).flatMap(namesOfInvoice);
  const called = [advice.number.value, advice.paymentOrder].filter((number) => number !== '').flatMap(namesOfInvoice);
  return {
    kind: 'remittance-advice',
    number: advice.number.value,
    references: [...new Set(invoices)],
    calledBy: [...new Set(called)],
    advice,
  };
}
