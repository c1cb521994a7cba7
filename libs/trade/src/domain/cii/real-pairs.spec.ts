import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differences } from '../../testing/differences.js';
import { xrechnungSamples } from '../../testing/real-samples.js';
import { withoutPlaces } from '../../testing/without-places.js';
import { readPaper } from '../read-paper.js';

/** UBL cannot name a sales order (BT-14) without an order (BT-13), so the samples' author filled one in; CII can, and leaves it out. */
const ORDER_FILLED_IN = ['orderReference: "Dummywert" | ""'];

/** Where the two files of a pair truly say different things (UBL | CII). All other pairs are equal term by term. */
const DIFFERENT_CONTENT: Readonly<Record<string, readonly string[]>> = {
  '01.02a-INVOICE': ORDER_FILLED_IN,
  '01.08a-INVOICE': ORDER_FILLED_IN,
  '01.09a-INVOICE': ORDER_FILLED_IN,
  '01.10a-INVOICE': ORDER_FILLED_IN,
  '01.11a-INVOICE': ORDER_FILLED_IN,
  '01.12a-INVOICE': ORDER_FILLED_IN,
  '01.13a-INVOICE': ORDER_FILLED_IN,
  // The CII file states totals of zero that the UBL file leaves out, and has other stand-ins for the seller's address.
  '01.20a-INVOICE': [
    'seller.terms.address.lines.0: "[Seller street]" | "[Street]"',
    'seller.terms.address.city: "[Seller city]" | "[City]"',
    'totals.allowances: absent | {"value":"EUR 0.00"}',
    'totals.charges: absent | {"value":"EUR 0.00"}',
    'totals.prepaid: absent | {"value":"EUR 0.00"}',
  ],
  // Another VAT number, exemption reason and payment text; the CII file states a total of zero.
  '01.21a-INVOICE': [
    'seller.identifiers.1: ":DE123456789" | ":DE152338654"',
    'seller.registrations.0: "tax VAT:DE123456789" | "tax VAT:DE152338654"',
    'seller.terms.vatId.value: "DE 123456789" | "DE152338654"',
    'taxSubtotals.0.exemption.text: "Umkehrung der Steuerschuldnerschaft" | "als gemeinnützig anerkannt"',
    'totals.allowances: absent | {"value":"EUR 0.00"}',
    'terms.payments.0.meansText: "Information" | "Rechnung"',
  ],
};

const { folder, names } = xrechnungSamples();
const read = (file: string) => readPaper(readFileSync(join(folder, file)));

(names.length > 0 ? describe : describe.skip)('a real invoice in UBL and in CII', () => {
  it.each(names)('%s normalises to the same invoice', (name) => {
    const [ubl, cii] = [read(`${name}_ubl.xml`), read(`${name}_uncefact.xml`)];
    expect([ubl.document?.kind, cii.document?.kind]).toEqual(['invoice', 'invoice']);
    expect(differences(withoutPlaces(ubl.document), withoutPlaces(cii.document))).toEqual(
      DIFFERENT_CONTENT[name] ?? [],
    );
  });

  it.each(names)('%s adds up in both', (name) => {
    expect([...read(`${name}_ubl.xml`).findings, ...read(`${name}_uncefact.xml`).findings]).toEqual([]);
  });
});
