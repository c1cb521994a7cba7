import type { InvoiceParty } from '../documents/paper-party.js';
import type { BillingDocument } from '../documents/trade-document.js';
import { type Breach, breachIf, breaches, given, type Rule } from './rule.js';

type Of = (document: BillingDocument) => readonly InvoiceParty[];
const seller: Of = (document) => [document.seller];
const buyer: Of = (document) => [document.buyer];
const payee: Of = ({ terms }) => given(terms.payee);
const representative: Of = ({ terms }) => given(terms.taxRepresentative);

const hasName = ({ terms }: InvoiceParty) => terms.registeredName !== '';
const hasAddress = ({ terms }: InvoiceParty) => terms.address !== undefined;

const must = (of: Of, holds: (party: InvoiceParty) => boolean, message: string) => (document: BillingDocument) =>
  breaches(of(document), (party) => !holds(party), message);

const countryIn = (of: Of, who: string) => (document: BillingDocument) =>
  breaches(
    of(document).flatMap(({ terms }) => given(terms.address)),
    ({ country }) => country === '',
    `the ${who}'s postal address names no country`,
  );

const schemeOfEndpoint = (of: Of, who: string) => (document: BillingDocument) =>
  breaches(
    of(document).flatMap(({ terms }) => given(terms.endpoint)),
    ({ scheme }) => scheme === '',
    `the ${who}'s electronic address does not say by which scheme it is one`,
  );

/** A supplier that no register and no number of its own tells apart cannot be found by a machine. */
function sellerIsIdentified({ seller: { terms, where } }: BillingDocument): Breach[] {
  const isKnown = terms.ids.length > 0 || terms.legalId !== undefined || terms.vatId !== undefined;
  return breachIf(!isKnown, where, 'the seller has no identifier, no legal registration and no VAT number');
}

/** Who sells, buys, is paid and represents: names, addresses, identifiers. */
export const PARTY_RULES: readonly Rule[] = [
  { id: 'BR-06', terms: ['BT-27'], check: must(seller, hasName, 'the seller has no name') },
  { id: 'BR-07', terms: ['BT-44'], check: must(buyer, hasName, 'the buyer has no name') },
  { id: 'BR-08', terms: ['BG-5'], check: must(seller, hasAddress, 'the seller has no postal address') },
  { id: 'BR-09', terms: ['BT-40'], check: countryIn(seller, 'seller') },
  { id: 'BR-10', terms: ['BG-8'], check: must(buyer, hasAddress, 'the buyer has no postal address') },
  { id: 'BR-11', terms: ['BT-55'], check: countryIn(buyer, 'buyer') },
  { id: 'BR-17', terms: ['BT-59'], check: must(payee, hasName, 'somebody else is to be paid, and is not named') },
  {
    id: 'BR-18',
    terms: ['BT-62'],
    check: must(representative, hasName, 'the seller has a tax representative, who is not named'),
  },
  {
    id: 'BR-19',
    terms: ['BG-12'],
    check: must(representative, hasAddress, 'the seller’s tax representative has no postal address'),
  },
  { id: 'BR-20', terms: ['BT-69'], check: countryIn(representative, 'tax representative') },
  {
    id: 'BR-56',
    terms: ['BT-63'],
    check: must(representative, ({ terms }) => terms.vatId !== undefined, 'the tax representative has no VAT number'),
  },
  { id: 'BR-62', terms: ['BT-34-1'], check: schemeOfEndpoint(seller, 'seller') },
  { id: 'BR-63', terms: ['BT-49-1'], check: schemeOfEndpoint(buyer, 'buyer') },
  { id: 'BR-CO-26', terms: ['BT-29', 'BT-30', 'BT-31'], check: sellerIsIdentified },
];
