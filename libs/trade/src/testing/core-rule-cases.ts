import { bent, type RuleCase, swap } from './rule-cases.js';
import { ublInCategory } from './vat-samples.js';

/** @param after the first place from which the text is looked for */
const cut = (text: string, after = ''): RuleCase => swap(text, '', after);

const unreasoned = (code: string, reason: string): RuleCase =>
  cut(
    `<cbc:AllowanceChargeReasonCode>${code}</cbc:AllowanceChargeReasonCode>` +
      `<cbc:AllowanceChargeReason>${reason}</cbc:AllowanceChargeReason>`,
  );
const amount = (name: string, value: string) => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`;
const category = (percent: string) => `<cbc:ID>S</cbc:ID><cbc:Percent>${percent}</cbc:Percent>`;
const country = (code: string) => `<cac:Country><cbc:IdentificationCode>${code}</cbc:IdentificationCode></cac:Country>`;
const address = /<cac:PostalAddress>.*?<\/cac:PostalAddress>/;
const taxTotal = /<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">[\s\S]*?<\/cac:TaxTotal>/;

const SELLER = '<cac:AccountingSupplierParty>';
const BUYER = '<cac:AccountingCustomerParty>';
const REPRESENTATIVE = '<cac:TaxRepresentativeParty>';

/** An accepted and a refused invoice for every rule of existence, of sums and of conditions. */
export const CORE_RULE_CASES: Readonly<Record<string, RuleCase>> = {
  'BR-01': cut('<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>'),
  'BR-02': cut('<cbc:ID>NS-1001</cbc:ID>'),
  'BR-03': cut('<cbc:IssueDate>2026-08-25</cbc:IssueDate>'),
  'BR-04': cut('<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>'),
  'BR-05': cut('<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>'),
  'BR-06': cut('<cbc:RegistrationName>Nordic Steel AB</cbc:RegistrationName>'),
  'BR-07': cut('<cbc:RegistrationName>Ruhr Maschinen GmbH</cbc:RegistrationName>'),
  'BR-08': bent(address, ''),
  'BR-09': cut(country('SE'), SELLER),
  'BR-10': bent(/(<cac:AccountingCustomerParty>[\s\S]*?)<cac:PostalAddress>.*?<\/cac:PostalAddress>/, '$1'),
  'BR-11': cut(country('DE'), BUYER),
  'BR-12': cut(amount('LineExtensionAmount', '1070.00')),
  'BR-13': cut(amount('TaxExclusiveAmount', '1030.00')),
  'BR-14': cut(amount('TaxInclusiveAmount', '1213.70')),
  'BR-15': cut(amount('PayableAmount', '1200.30')),
  'BR-16': bent(/<cac:InvoiceLine>[\s\S]*<\/cac:InvoiceLine>/, ''),
  'BR-17': cut('<cac:PartyName><cbc:Name>Norr Factoring AB</cbc:Name></cac:PartyName>'),
  'BR-18': cut('<cac:PartyName><cbc:Name>Steuer Kanzlei Essen</cbc:Name></cac:PartyName>'),
  'BR-19': bent(/(<cac:TaxRepresentativeParty>.*?)<cac:PostalAddress>.*?<\/cac:PostalAddress>/, '$1'),
  'BR-20': cut(country('DE'), REPRESENTATIVE),
  'BR-21': cut('<cbc:ID>1</cbc:ID>'),
  'BR-22': cut('<cbc:InvoicedQuantity unitCode="H87">4</cbc:InvoicedQuantity>'),
  'BR-23': swap('<cbc:InvoicedQuantity unitCode="H87">', '<cbc:InvoicedQuantity>'),
  'BR-24': cut(amount('LineExtensionAmount', '100.00')),
  'BR-25': cut('<cbc:Name>Handbook</cbc:Name>'),
  'BR-26': cut(amount('PriceAmount', '25.00')),
  'BR-27': swap('>25.00</cbc:PriceAmount>', '>-25.00</cbc:PriceAmount>'),
  'BR-28': swap('>110.00</cbc:BaseAmount>', '>-110.00</cbc:BaseAmount>'),
  'BR-29': swap('<cbc:EndDate>2026-08-31</cbc:EndDate>', '<cbc:EndDate>2026-07-31</cbc:EndDate>'),
  'BR-30': swap('<cbc:EndDate>2026-08-22</cbc:EndDate>', '<cbc:EndDate>2026-07-22</cbc:EndDate>'),
  'BR-31': cut(amount('Amount', '70.00')),
  'BR-32': cut(category('19'), 'Loyalty'),
  'BR-33': unreasoned('95', 'Loyalty'),
  'BR-36': cut(amount('Amount', '30.00')),
  'BR-37': cut(category('19'), 'Freight'),
  'BR-38': unreasoned('FC', 'Freight'),
  'BR-41': cut(amount('Amount', '50.00')),
  'BR-42': unreasoned('95', 'Rust'),
  'BR-43': cut(amount('Amount', '20.00')),
  'BR-44': unreasoned('PC', 'Packing'),
  'BR-45': cut(amount('TaxableAmount', '930.00')),
  'BR-46': cut(amount('TaxAmount', '176.70')),
  'BR-47': swap(category('7'), '<cbc:Percent>7</cbc:Percent>', '<cac:TaxTotal>'),
  'BR-48': swap(category('7'), '<cbc:ID>S</cbc:ID>', '<cac:TaxTotal>'),
  'BR-49': cut('<cbc:PaymentMeansCode name="SEPA">58</cbc:PaymentMeansCode>'),
  'BR-50': cut('<cbc:ID>SE4550000000058398257466</cbc:ID>'),
  'BR-51': swap('>1234</cbc:PrimaryAccountNumberID>', '>5500000000000004</cbc:PrimaryAccountNumberID>'),
  'BR-52': cut('<cbc:ID>CERT-7</cbc:ID>'),
  'BR-53': cut('<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">2020.70</cbc:TaxAmount></cac:TaxTotal>'),
  'BR-54': cut('<cbc:Value>DC01</cbc:Value>'),
  'BR-55': cut('<cbc:ID>NS-0990</cbc:ID>'),
  'BR-56': cut('<cbc:CompanyID>DE987654321</cbc:CompanyID>'),
  'BR-57': cut(country('DE'), '<cac:DeliveryLocation>'),
  'BR-61': bent(/<cac:PayeeFinancialAccount>.*?<\/cac:PayeeFinancialAccount>/, ''),
  'BR-62': swap('<cbc:EndpointID schemeID="0088">', '<cbc:EndpointID>'),
  'BR-63': swap('<cbc:EndpointID schemeID="9930">', '<cbc:EndpointID>'),
  'BR-64': swap('<cbc:ID schemeID="0160">', '<cbc:ID>'),
  'BR-65': swap('<cbc:ItemClassificationCode listID="HS">', '<cbc:ItemClassificationCode>'),
  'BR-CO-03': swap(
    '</cbc:EndDate></cac:InvoicePeriod>',
    '</cbc:EndDate><cbc:DescriptionCode>35</cbc:DescriptionCode></cac:InvoicePeriod>',
  ),
  'BR-CO-04': cut(category('7'), '<cbc:Name>Handbook'),
  'BR-CO-09': swap('>SE556036079301<', '>556036079301<'),
  'BR-CO-10': swap('>1070.00</cbc:LineExtensionAmount>', '>1070.01</cbc:LineExtensionAmount>'),
  'BR-CO-11': swap('>70.00</cbc:AllowanceTotalAmount>', '>70.01</cbc:AllowanceTotalAmount>'),
  'BR-CO-12': swap('>30.00</cbc:ChargeTotalAmount>', '>30.01</cbc:ChargeTotalAmount>'),
  'BR-CO-13': swap('>1030.00</cbc:TaxExclusiveAmount>', '>1030.01</cbc:TaxExclusiveAmount>'),
  'BR-CO-14': swap(
    '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">183.70',
    '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">183.71',
  ),
  'BR-CO-15': swap('>1213.70</cbc:TaxInclusiveAmount>', '>1213.71</cbc:TaxInclusiveAmount>'),
  'BR-CO-16': swap('>1200.30</cbc:PayableAmount>', '>1200.31</cbc:PayableAmount>'),
  'BR-CO-17': swap('>176.70</cbc:TaxAmount>', '>176.72</cbc:TaxAmount>'),
  'BR-CO-18': bent(taxTotal, ''),
  'BR-CO-19': cut('<cbc:StartDate>2026-08-01</cbc:StartDate><cbc:EndDate>2026-08-31</cbc:EndDate>'),
  'BR-CO-20': cut('<cbc:StartDate>2026-08-01</cbc:StartDate><cbc:EndDate>2026-08-22</cbc:EndDate>'),
  'BR-CO-21': unreasoned('95', 'Loyalty'),
  'BR-CO-22': unreasoned('FC', 'Freight'),
  'BR-CO-23': unreasoned('95', 'Rust'),
  'BR-CO-24': unreasoned('PC', 'Packing'),
  'BR-CO-25': bent(/<cbc:DueDate>[\s\S]*?<\/cbc:DueDate>([\s\S]*)<cac:PaymentTerms>.*?<\/cac:PaymentTerms>/, '$1'),
  'BR-CO-26': bent(
    /<cac:PartyIdentification><cbc:ID>S-1[\s\S]*?(<cac:PartyName>[\s\S]*?)<cac:PartyTaxScheme>.*?VAT<\/cbc:ID><\/cac:TaxScheme><\/cac:PartyTaxScheme>([\s\S]*?)<cbc:CompanyID schemeID="0007">5560360793<\/cbc:CompanyID>/,
    '$1$2',
  ),
  'BR-B-01': bent('<cbc:IdentificationCode>IT<', '<cbc:IdentificationCode>FR<', ublInCategory('B')),
  'BR-B-02': bent('<cbc:ID>B</cbc:ID>', '<cbc:ID>S</cbc:ID>', ublInCategory('B')),
};
