import type { PartyCertificate } from '@tallystick/act-types';
import type { Invoice } from '../domain/documents/trade-document.js';
import type { Check } from '../domain/verdict.js';
import type { CertifiedParties } from './certified-parties.js';

export interface CertifiedTrade {
  readonly seller: PartyCertificate;
  readonly buyer: PartyCertificate;
}

/** Whether the registrar vouches for both organisations on the invoice, and for two of them. */
export function checkCertified(
  { number, seller, buyer }: Invoice,
  parties: CertifiedParties,
): { readonly check: Check; readonly trade?: CertifiedTrade } {
  const certified = { seller: parties.find(seller), buyer: parties.find(buyer) };
  const inputs = {
    invoice: number.value,
    seller: certified.seller?.party ?? null,
    buyer: certified.buyer?.party ?? null,
  };
  const check = (outcome: Check['outcome'], reason: string): Check => ({
    id: 'parties-certified',
    outcome,
    inputs,
    reason,
  });
  if (!certified.seller)
    return { check: check('review', `no certificate of the registrar names the seller, ${seller.name}`) };
  if (!certified.buyer)
    return { check: check('review', `no certificate of the registrar names the buyer, ${buyer.name}`) };
  if (certified.seller.party === certified.buyer.party)
    return { check: check('fail', 'seller and buyer are one party') };
  return {
    check: check('pass', 'the registrar vouches for seller and buyer'),
    trade: { seller: certified.seller, buyer: certified.buyer },
  };
}
