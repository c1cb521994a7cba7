import type { InvoiceTerms } from '../documents/invoice-terms.js';

/** The terms of EN 16931-1 for which China's e-invoice has no place. */
export const NO_TERMS: InvoiceTerms = {
  specification: '',
  process: '',
  notes: [],
  references: {
    buyer: '',
    project: '',
    contract: '',
    salesOrder: '',
    tender: '',
    object: undefined,
    buyerAccounting: '',
  },
  taxCurrency: '',
  taxInTaxCurrency: undefined,
  taxPointDate: undefined,
  taxPointCode: '',
  paymentTerms: '',
  precedingInvoices: [],
  period: undefined,
  delivery: undefined,
  payee: undefined,
  taxRepresentative: undefined,
  payments: [],
  creditorId: '',
  supportingDocuments: [],
  taxInvoice: undefined,
};
