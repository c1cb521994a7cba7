import type { TradeDocument } from '../documents/trade-document.js';
import type { Finding } from '../finding.js';
import { reckonInvoice } from './invoice-totals.js';
import { reckonOrder } from './order-totals.js';
import { Reckoning } from './reckoning.js';

/** Reckons every sum a paper states from its own parts, in integers. Advices of despatch and receipt state none. */
export function reckonTotals(document: TradeDocument): readonly Finding[] {
  const reckoning = new Reckoning();
  if (document.kind === 'invoice' || document.kind === 'credit-note') reckonInvoice(reckoning, document);
  if (document.kind === 'order') reckonOrder(reckoning, document);
  return reckoning.findings;
}
