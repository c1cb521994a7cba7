import { EN16931_UBL } from './en16931-ubl.js';
import { bent, type RuleCase, swap } from './rule-cases.js';
import { ublInCategory } from './vat-samples.js';

const code = (name: string, value: string) => `<cbc:${name}>${value}</cbc:${name}>`;
const reason = (value: string) => code('AllowanceChargeReasonCode', value);
const category = (id: string) => `<cbc:ID>${id}</cbc:ID><cbc:Percent>19</cbc:Percent>`;

/** A tax point is given as a date or as a code. */
const TAX_POINT_BY_CODE = EN16931_UBL.replace(/<cbc:TaxPointDate>.*?<\/cbc:TaxPointDate>/, '').replace(
  '</cbc:EndDate></cac:InvoicePeriod>',
  '</cbc:EndDate><cbc:DescriptionCode>35</cbc:DescriptionCode></cac:InvoicePeriod>',
);

/** In the letters in which some write it. */
const EXEMPT_BY_CODE = ublInCategory('E').replace(
  '<cbc:TaxExemptionReason>',
  '<cbc:TaxExemptionReasonCode>vatex-eu-132-1i</cbc:TaxExemptionReasonCode><cbc:TaxExemptionReason>',
);

/** An accepted and a refused invoice for every rule of code lists. */
export const CODE_RULE_CASES: Readonly<Record<string, RuleCase>> = {
  'BR-CL-01': swap(code('InvoiceTypeCode', '380'), code('InvoiceTypeCode', '999')),
  // With the code everywhere that it stands, so that the tax in it is still given (BR-53).
  'BR-CL-05': bent(/SEK([^]*)SEK/, 'SKR$1SKR'),
  'BR-CL-06': bent('<cbc:DescriptionCode>35<', '<cbc:DescriptionCode>36<', TAX_POINT_BY_CODE),
  'BR-CL-07': swap('schemeID="ABT"', 'schemeID="ABT7"'),
  'BR-CL-08': swap('#AAI#', '#QQQ#'),
  'BR-CL-10': swap('<cbc:ID>S-1</cbc:ID>', '<cbc:ID schemeID="DUNS">S-1</cbc:ID>'),
  'BR-CL-11': swap('<cbc:CompanyID schemeID="0007">', '<cbc:CompanyID schemeID="SE-ORG">'),
  'BR-CL-13': swap('listID="HS"', 'listID="HS2022"'),
  'BR-CL-14': swap(code('IdentificationCode', 'SE'), code('IdentificationCode', 'SV-SE')),
  'BR-CL-15': swap(code('IdentificationCode', 'SE'), code('IdentificationCode', 'EU'), '<cac:OriginCountry>'),
  'BR-CL-16': swap('name="SEPA">58<', 'name="SEPA">580<'),
  'BR-CL-17': swap(category('S'), category('Q'), 'Loyalty'),
  'BR-CL-18': swap(category('S'), category('Q'), '<cac:ClassifiedTaxCategory>'),
  'BR-CL-19': swap(reason('95'), reason('FC')),
  'BR-CL-20': swap(reason('FC'), reason('95')),
  'BR-CL-21': swap('<cbc:ID schemeID="0160">', '<cbc:ID schemeID="GTIN">'),
  'BR-CL-22': bent('vatex-eu-132-1i', 'vatex-eu-132-9z', EXEMPT_BY_CODE),
  'BR-CL-23': swap('unitCode="H87"', 'unitCode="PCS"'),
  'BR-CL-24': swap('mimeCode="application/pdf"', 'mimeCode="text/html"'),
  'BR-CL-25': swap('<cbc:EndpointID schemeID="9930">', '<cbc:EndpointID schemeID="0160">'),
  'BR-CL-26': swap('<cbc:ID schemeID="0088">4000001000005', '<cbc:ID schemeID="GLN">4000001000005'),
};
