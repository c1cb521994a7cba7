import type { TradeDetails } from '../papers/trade-details.js';
import { submitPaper } from '../papers/submit-paper.js';
import { writeDespatchAdvice, writeInvoice, writeOrder, writeReceiptAdvice } from '../papers/write-papers.js';
import type { SubmittedPaper } from '../domain/submitted-paper.js';

export const SELLER = { name: '深圳市恒达精密部件有限公司', uscc: '914403001922038216' };
export const BUYER = { name: '杭州启明电机股份有限公司', uscc: '91330100799655058B' };
export const STRANGER = { name: '北京远航贸易有限公司', uscc: '91100000100003962T' };

/** Two lines, CNY 105,000.00 net, CNY 118,650.00 with 13% VAT; all four papers agree. */
export function aTrade(changes: Partial<TradeDetails> = {}): TradeDetails {
  return {
    seller: SELLER,
    buyer: BUYER,
    currency: 'CNY',
    taxPercent: '13',
    lines: [
      { id: '10', article: 'ST-204', name: '电机转子 ST-204', quantity: '100', unit: 'H87', price: '850.00' },
      { id: '20', article: 'BR-6203', name: '轴承 6203', quantity: '400', unit: 'H87', price: '50.00' },
    ],
    order: { number: 'PO-2026-0071', date: '2026-08-03' },
    despatch: { number: 'DN-5512', date: '2026-08-20' },
    receipt: { number: 'GR-9034', date: '2026-08-22' },
    invoice: { number: '26442000000012345678', date: '2026-08-25', dueDate: '2026-11-20' },
    ...changes,
  };
}

/** A trade whose lines have these quantities; a line of none is left out. */
export function withQuantities(trade: TradeDetails, ...quantities: readonly string[]): TradeDetails {
  const lines = trade.lines.map((line, index) => ({ ...line, quantity: quantities[index] ?? '0' }));
  return { ...trade, lines: lines.filter(({ quantity }) => quantity !== '0') };
}

export function submit(file: string, xml: string): SubmittedPaper {
  return submitPaper(file, new TextEncoder().encode(xml));
}

export type FourPapers = Readonly<Record<'order' | 'despatch' | 'receipt' | 'invoice', SubmittedPaper>>;

/** The four papers; each may be written from another version of the trade, so that they contradict each other. */
export function fourPapers(
  trade: TradeDetails,
  bent: Partial<Record<keyof FourPapers, TradeDetails>> = {},
): FourPapers {
  return {
    order: submit('order.xml', writeOrder(bent.order ?? trade)),
    despatch: submit('despatch.xml', writeDespatchAdvice(bent.despatch ?? trade)),
    receipt: submit('receipt.xml', writeReceiptAdvice(bent.receipt ?? trade)),
    invoice: submit('invoice.xml', writeInvoice(bent.invoice ?? trade)),
  };
}
