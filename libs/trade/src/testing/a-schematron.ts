const SCHEMATRON = 'http://purl.oclc.org/dsdl/schematron';
const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';
const CII = 'urn:un:unece:uncefact:data:standard';

/** A Schematron file with this inside. @param attributes of its root */
export function aSchema(body: string, attributes = 'queryBinding="xslt2"'): string {
  return `<schema xmlns="${SCHEMATRON}" ${attributes}>${body}</schema>`;
}

/** One pattern of one rule. */
export function aRule(context: string, assertions: string): string {
  return aSchema(`<pattern><rule context="${context}">${assertions}</rule></pattern>`);
}

/** A few of EN 16931's rules on UBL invoices, in XPath 2 and in our own words. */
export const EN16931_UBL_SCHEMA = aSchema(`
  <ns prefix="ubl" uri="${UBL}:Invoice-2"/>
  <ns prefix="cac" uri="${UBL}:CommonAggregateComponents-2"/>
  <ns prefix="cbc" uri="${UBL}:CommonBasicComponents-2"/>
  <pattern id="invoice">
    <rule context="/ubl:Invoice">
      <let name="currency" value="normalize-space(cbc:DocumentCurrencyCode)"/>
      <assert id="BR-01" flag="fatal" test="normalize-space(cbc:CustomizationID) != ''">An invoice names its specification.</assert>
      <assert id="BR-02" flag="fatal" test="normalize-space(cbc:ID) != ''">An invoice has a number.</assert>
      <assert id="BR-CO-15" flag="fatal" test="
        let $tax := cac:TaxTotal/cbc:TaxAmount[@currencyID = $currency]
        return every $totals in cac:LegalMonetaryTotal satisfies
          xs:decimal($totals/cbc:TaxInclusiveAmount) =
            round((xs:decimal($totals/cbc:TaxExclusiveAmount) + xs:decimal(($tax, 0)[1])) * 100) div 100">
        With tax it is <value-of select="cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount"/>, which the parts do not give.</assert>
    </rule>
  </pattern>
  <pattern id="totals">
    <rule context="cac:LegalMonetaryTotal">
      <assert id="BR-CO-10" flag="fatal" test="
        xs:decimal(cbc:LineExtensionAmount) =
          round(sum(for $amount in ../cac:InvoiceLine/cbc:LineExtensionAmount return xs:decimal($amount)) * 100) div 100">
        <name/> says <value-of select="cbc:LineExtensionAmount"/>, and the lines do not add up to it.</assert>
    </rule>
  </pattern>`);

/** The same rules on CII invoices. */
export const EN16931_CII_SCHEMA = aSchema(`
  <ns prefix="rsm" uri="${CII}:CrossIndustryInvoice:100"/>
  <ns prefix="ram" uri="${CII}:ReusableAggregateBusinessInformationEntity:100"/>
  <pattern id="invoice">
    <rule context="/rsm:CrossIndustryInvoice">
      <let name="settlement" value="rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement"/>
      <let name="totals" value="$settlement/ram:SpecifiedTradeSettlementHeaderMonetarySummation"/>
      <assert id="BR-01" flag="fatal" test="normalize-space(rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID) != ''">An invoice names its specification.</assert>
      <assert id="BR-02" flag="fatal" test="normalize-space(rsm:ExchangedDocument/ram:ID) != ''">An invoice has a number.</assert>
      <assert id="BR-CO-10" flag="fatal" test="
        xs:decimal($totals/ram:LineTotalAmount) = round(sum(
          for $amount in rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount
          return xs:decimal($amount)) * 100) div 100">The lines do not add up.</assert>
      <assert id="BR-CO-15" flag="fatal" test="
        xs:decimal($totals/ram:GrandTotalAmount) = round((xs:decimal($totals/ram:TaxBasisTotalAmount)
          + xs:decimal(($totals/ram:TaxTotalAmount[@currencyID = $settlement/ram:InvoiceCurrencyCode], 0)[1])) * 100) div 100">The parts do not add up.</assert>
    </rule>
  </pattern>`);
