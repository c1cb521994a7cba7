import type { Projector } from '@tallystick/chain';
import { InvoicesProjector } from './invoices-projector.js';
import { LedgerInvoice } from './ledger-invoice.entity.js';

export { LedgerInvoice };

/** The tables of `ledger` that belong to this context. */
export const ledgerEntities = [LedgerInvoice];

export const ledgerProjectors: readonly Projector[] = [new InvoicesProjector()];
