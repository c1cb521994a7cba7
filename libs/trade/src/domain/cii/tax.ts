import type { FindingRule } from '../finding-rules.js';
import type { Currency } from '@tallystick/kernel';
import type { AllowanceCharge } from '../documents/allowance-charge.js';
import type { TaxCategory } from '../documents/tax-category.js';
import type { TaxSubtotal } from '../documents/trade-document.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';

export function readTaxCategory(reader: PaperReader, tax: XmlElement | undefined): TaxCategory | undefined {
  if (!tax) return undefined;
  return {
    id: reader.text(tax, 'ram:CategoryCode'),
    percent: reader.decimal(reader.one(tax, 'ram:RateApplicablePercent'))?.value,
  };
}

export function readTaxSubtotal(reader: PaperReader, tax: XmlElement, currency: Currency): TaxSubtotal {
  return {
    taxable: reader.requiredAmount(tax, 'ram:BasisAmount', currency, 'BR-45'),
    tax: reader.requiredAmount(tax, 'ram:CalculatedAmount', currency, 'BR-46'),
    category: readTaxCategory(reader, tax) ?? { id: '', percent: undefined },
    exemption: {
      code: reader.text(tax, 'ram:ExemptionReasonCode'),
      text: reader.text(tax, 'ram:ExemptionReason'),
    },
    where: tax.where,
  };
}

/** @param rules which rule of EN 16931-1 an allowance and a charge without an amount break */
export function readAllowanceCharges(
  reader: PaperReader,
  elements: readonly XmlElement[],
  currency: Currency,
  rules: { readonly allowance: FindingRule; readonly charge: FindingRule },
): AllowanceCharge[] {
  return elements.map((element) => {
    const isCharge = readIndicator(reader, element);
    const amount = reader.requiredAmount(
      element,
      'ram:ActualAmount',
      currency,
      isCharge ? rules.charge : rules.allowance,
    );
    return {
      isCharge,
      amount: amount.value,
      decimals: amount.decimals,
      base: reader.amount(reader.one(element, 'ram:BasisAmount'), currency),
      percent: reader.decimal(reader.one(element, 'ram:CalculationPercent'))?.value,
      reason: reader.text(element, 'ram:Reason'),
      reasonCode: reader.text(element, 'ram:ReasonCode'),
      taxCategory: readTaxCategory(reader, reader.all(element, 'ram:CategoryTradeTax')[0]),
      where: element.where,
    };
  });
}

function readIndicator(reader: PaperReader, element: XmlElement): boolean {
  const indicator = reader.one(element, 'ram:ChargeIndicator') ?? element;
  const { value, where } = reader.required(indicator, 'udt:Indicator');
  if (!/^(true|false|1|0|)$/.test(value)) reader.fail('boolean-malformed', where, 'expected true or false');
  return value === 'true' || value === '1';
}
