import { addDays, dateInShanghai } from '@tallystick/kernel';
import {
  type TradeDetails,
  writeDespatchAdvice,
  writeInvoice,
  writeOrder,
  writeReceiptAdvice,
} from '@tallystick/trade/papers';
import type { components } from '@tallystick/api-client';
import type { Participant } from './participant.js';

export type Verification = components['schemas']['VerificationView'];

/** A delivery of gearboxes some weeks ago, invoiced at CNY 1,130,000.00 with tax, and due today. */
export function gearboxTrade(seller: Participant, buyer: Participant, serial: string): TradeDetails {
  const today = dateInShanghai(Math.floor(Date.now() / 1000));
  return {
    seller: { name: seller.name, uscc: seller.uscc },
    buyer: { name: buyer.name, uscc: buyer.uscc },
    currency: 'CNY',
    taxPercent: '13',
    lines: [
      { id: '10', article: 'GB-6T', name: '六速变速箱总成', quantity: '80', unit: 'H87', price: '11000.00' },
      { id: '20', article: 'CL-240', name: '离合器总成', quantity: '400', unit: 'H87', price: '300.00' },
    ],
    order: { number: `PO-${serial}`, date: addDays(today, -70) },
    despatch: { number: `DN-${serial}`, date: addDays(today, -58) },
    receipt: { number: `GR-${serial}`, date: addDays(today, -56) },
    invoice: { number: `INV-${serial}`, date: addDays(today, -55), dueDate: today },
  };
}

export interface Papers {
  readonly order: string;
  readonly despatch: string;
  readonly receipt: string;
  readonly invoice: string;
}

export function papersOf(trade: TradeDetails): Papers {
  return {
    order: writeOrder(trade),
    despatch: writeDespatchAdvice(trade),
    receipt: writeReceiptAdvice(trade),
    invoice: writeInvoice(trade),
  };
}

/** Buyer and seller hand in what each of them wrote; the seller asks for the verification of its invoice. */
export async function verify(seller: Participant, buyer: Participant, papers: Partial<Papers>): Promise<Verification> {
  for (const xml of [papers.order, papers.receipt]) if (xml) await submit(buyer, xml);
  if (papers.despatch) await submit(seller, papers.despatch);
  const invoice = await submit(seller, papers.invoice ?? '');
  return seller.client.call(seller.client.routes.POST('/v1/verifications', { body: { invoice } }));
}

/** @returns the document's id */
export async function submit({ client }: Participant, xml: string): Promise<string> {
  const document = await client.call(
    client.routes.POST('/v1/documents', {
      body: xml,
      headers: { 'content-type': 'application/xml' },
      bodySerializer: (text: string) => text,
    }),
  );
  return document.id;
}
