import type { CreditNote, Invoice } from '../domain/documents/trade-document.js';
import { readPaper } from '../domain/read-paper.js';
import { EN16931_UBL } from './en16931-ubl.js';

export type Billing = Invoice | CreditNote;

/** The document, which has to be readable. */
export function billing(xml: string): Billing {
  const { document, findings } = readPaper(new TextEncoder().encode(xml));
  if (document?.kind === 'invoice' || document?.kind === 'credit-note') return document;
  throw new Error(`not an invoice that can be read: ${JSON.stringify(findings)}`);
}

const VAT = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
const amount = (name: string, value: string) => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`;
const REASON = '<cbc:TaxExemptionReason>no tax is due</cbc:TaxExemptionReason>';

/** Codes of UNCL 5305 that are taxed at a rate, and those of which an invoice says why no tax is due. */
const TAXED = new Set(['S', 'L', 'M', 'B']);
const EXPLAINED = new Set(['E', 'AE', 'K', 'G', 'O']);

/** The rich sample with every line, allowance and charge in one VAT category, breaking no rule. */
export function ublInCategory(code: string): string {
  if (TAXED.has(code))
    return italianIfSplit(EN16931_UBL.replaceAll('<cbc:ID>S</cbc:ID>', `<cbc:ID>${code}</cbc:ID>`), code);
  const percent = code === 'O' ? '' : '<cbc:Percent>0</cbc:Percent>';
  const reason = EXPLAINED.has(code) ? REASON : '';
  const subtotal =
    `<cac:TaxSubtotal>${amount('TaxableAmount', '1030.00')}${amount('TaxAmount', '0.00')}` +
    `<cac:TaxCategory><cbc:ID>${code}</cbc:ID>${percent}${reason}${VAT}</cac:TaxCategory></cac:TaxSubtotal>`;
  const untaxed = EN16931_UBL.replace(
    /<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">[\s\S]*?<\/cac:TaxTotal>/,
    `<cac:TaxTotal>${amount('TaxAmount', '0.00')}${subtotal}</cac:TaxTotal>`,
  )
    .replaceAll(/<cbc:ID>S<\/cbc:ID><cbc:Percent>[0-9]+<\/cbc:Percent>/g, `<cbc:ID>${code}</cbc:ID>${percent}`)
    .replace('>1213.70</cbc:TaxInclusiveAmount>', '>1030.00</cbc:TaxInclusiveAmount>')
    .replace('>1200.30</cbc:PayableAmount>', '>1016.60</cbc:PayableAmount>')
    .replace('>2020.70<', '>0.00<');
  return code === 'O' ? withoutVatNumbers(untaxed) : untaxed;
}

/** Who is not subject to VAT gives no VAT number, and has no representative for it. */
function withoutVatNumbers(xml: string): string {
  return xml
    .replaceAll(/<cac:TaxRepresentativeParty>.*?<\/cac:TaxRepresentativeParty>/g, '')
    .replaceAll(
      new RegExp(`<cac:PartyTaxScheme><cbc:CompanyID>[^<]*</cbc:CompanyID>${VAT}</cac:PartyTaxScheme>`, 'g'),
      '',
    );
}

function italianIfSplit(xml: string, code: string): string {
  return code === 'B' ? xml.replaceAll(/(<cbc:IdentificationCode>)(SE|DE)</g, '$1IT<') : xml;
}
