import { currencyOf, Decimal, divideRoundedHalfUp, Money, pow10 } from '@tallystick/kernel';
import type { TradeDetails } from '../papers/trade-details.js';

interface EInvoiceDetails {
  /** Below zero for a red-letter invoice. */
  readonly sign?: 1n | -1n;
  readonly remark?: string;
  /** The unit's word on every line. */
  readonly unit?: string;
}

/** A fully digitalised e-invoice (数电票) on the trade's lines, in the form of our own invention that the reader is written for. */
export function writeEInvoice(
  trade: TradeDetails,
  { sign = 1n, remark = '', unit = '个' }: EInvoiceDetails = {},
): string {
  const cny = currencyOf('CNY');
  const percent = Decimal.parse(trade.taxPercent);
  const lines = trade.lines.map((line) => {
    const value = Decimal.parse(line.quantity).times(Decimal.parse(line.price));
    const net = Money.roundedHalfUp(value, cny).amountMinor * sign;
    return { ...line, net, tax: divideRoundedHalfUp(net * percent.unscaled, pow10(percent.scale + 2)) };
  });
  const text = (minor: bigint) => Money.ofMinor(minor, cny).toDecimalString();
  const [net, tax] = [lines.reduce((sum, line) => sum + line.net, 0n), lines.reduce((sum, line) => sum + line.tax, 0n)];
  const minus = sign < 0n ? '-' : '';
  const items = lines.map(
    (line) =>
      `<IssuItemInformation><ItemName>*电机*${line.name}</ItemName><SpecMod>${line.article}</SpecMod><MeaUnits>${unit}</MeaUnits>` +
      `<Quantity>${minus}${line.quantity}</Quantity><UnPrice>${line.price}</UnPrice><Amount>${text(line.net)}</Amount>` +
      `<TaxRate>${trade.taxPercent}%</TaxRate><ComTaxAm>${text(line.tax)}</ComTaxAm>` +
      `<TotaltaxIncludedAmount>${text(line.net + line.tax)}</TotaltaxIncludedAmount>` +
      '<TaxClassificationCode>1090401010000000000</TaxClassificationCode></IssuItemInformation>',
  );
  const { number, date } = trade.invoice;
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<EInvoice><Header><EIid>${number}</EIid><EInvoiceTag>SWEI3200</EInvoiceTag><Version>0.2</Version></Header>` +
    `<EInvoiceData><SellerInformation><SellerIdNum>${trade.seller.uscc}</SellerIdNum><SellerName>${trade.seller.name}</SellerName><SellerAddr>深圳市</SellerAddr></SellerInformation>` +
    `<BuyerInformation><BuyerIdNum>${trade.buyer.uscc}</BuyerIdNum><BuyerName>${trade.buyer.name}</BuyerName></BuyerInformation>` +
    `<BasicInformation><TotalAmWithoutTax>${text(net)}</TotalAmWithoutTax><TotalTaxAm>${text(tax)}</TotalTaxAm>` +
    `<TotalTax-includedAmount>${text(net + tax)}</TotalTax-includedAmount><RequestTime>${date} 10:11:12</RequestTime></BasicInformation>` +
    `${items.join('')}<AdditionalInformation><Remark>${remark}</Remark></AdditionalInformation></EInvoiceData>` +
    `<TaxSupervisionInfo><InvoiceNumber>${number}</InvoiceNumber><IssueTime>${date} 10:11:13</IssueTime>` +
    '<TaxBureauCode>14403000000</TaxBureauCode><TaxBureauName>国家税务总局深圳市税务局</TaxBureauName></TaxSupervisionInfo></EInvoice>\n'
  );
}
