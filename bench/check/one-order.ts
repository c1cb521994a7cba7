import { addDays, dateInShanghai, parseCalendarDate } from '@tallystick/kernel';
import { checkPapers, submitPaper, type TradeDetails } from '@tallystick/trade/papers';
import { writeDespatchAdvice, writeInvoice, writeOrder, writeReceiptAdvice } from '@tallystick/trade/papers';

export interface OneOrderPoint {
  readonly invoicesOnOneOrder: number;
  /** Milliseconds to match and check all of them, read before. */
  readonly ms: number;
  readonly msPerInvoice: number;
}

const FIRST_DAY = parseCalendarDate('2026-08-25');
const DAYS = 60;

/** A standing order that is billed a little at a time: each invoice is held to what all before it billed. */
export function measureOneOrder(invoices: number): OneOrderPoint {
  const encoder = new TextEncoder();
  const submit = (xml: string) => submitPaper('', encoder.encode(xml));
  const whole = tradeOf(invoices, 0);
  const goods = [writeOrder, writeDespatchAdvice, writeReceiptAdvice].map((write) => submit(write(whole)));
  const billed = Array.from({ length: invoices }, (_, index) => submit(writeInvoice(tradeOf(1, index))));
  const today = dateInShanghai(Math.floor(Date.now() / 1000));
  const startedMs = performance.now();
  checkPapers([...goods, ...billed], { today });
  const ms = Math.round(performance.now() - startedMs);
  return { invoicesOnOneOrder: invoices, ms, msPerInvoice: Math.round((ms * 1000) / invoices) / 1000 };
}

/** @param times how often two lines of three and five pieces are in it */
function tradeOf(times: number, index: number): TradeDetails {
  const line = { name: 'part', unit: 'H87', price: '850.00' };
  return {
    seller: { name: 'Seller', uscc: '914403001922038216' },
    buyer: { name: 'Buyer', uscc: '91330100799655058B' },
    currency: 'CNY',
    taxPercent: '13',
    lines: [
      { ...line, id: '10', article: 'A-1', quantity: String(3 * times) },
      { ...line, id: '20', article: 'A-2', quantity: String(5 * times) },
    ],
    order: { number: 'PO-1', date: '2026-08-03' },
    despatch: { number: 'DN-1', date: '2026-08-20' },
    receipt: { number: 'GR-1', date: '2026-08-22' },
    invoice: { number: `INV-${100_000 + index}`, date: addDays(FIRST_DAY, index % DAYS), dueDate: '2026-11-20' },
  };
}
