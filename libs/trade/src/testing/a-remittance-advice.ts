import { BUYER, SELLER } from './a-trade.js';

/** A line of a remittance advice that a test writes; sums are decimal text. */
export interface WrittenRemittance {
  readonly invoice?: string;
  readonly debit?: string;
  readonly credit?: string;
  readonly balance?: string;
  /** A credit note that is taken off. */
  readonly creditNote?: string;
  /** Further invoices on the same line. */
  readonly more?: readonly string[];
}

interface WrittenParty {
  readonly name: string;
  readonly uscc?: string;
}

export interface WrittenRemittanceAdvice {
  readonly number?: string;
  readonly paymentOrder?: string;
  readonly currency?: string;
  readonly payer?: WrittenParty;
  readonly payee?: WrittenParty;
  readonly receiver?: string;
  readonly account?: string;
  /** What it says instead of what the lines make. */
  readonly payment?: string;
  readonly debit?: string;
  readonly lines: readonly WrittenRemittance[];
}

/** A UBL 2.1 remittance advice of a payment on 2026-11-02. */
export function writeRemittanceAdvice(advice: WrittenRemittanceAdvice): string {
  const { number = 'RA-77', currency = 'CNY', payer = BUYER, payee = SELLER, lines } = advice;
  const money = (name: string, amount: string | undefined) =>
    amount === undefined ? '' : `<cbc:${name} currencyID="${currency}">${amount}</cbc:${name}>`;
  const total = (pick: (line: WrittenRemittance) => string | undefined) =>
    lines.reduce((sum, line) => sum + Math.round(Number(pick(line) ?? '0') * 100), 0) / 100;
  const [debit, credit] = [total((line) => line.debit), total((line) => line.credit)];
  const payment = debit + credit > 0 ? Math.abs(debit - credit) : total((line) => line.balance);
  const account = advice.account
    ? `<cac:PayeeFinancialAccount><cbc:ID>${advice.account}</cbc:ID></cac:PayeeFinancialAccount>`
    : '';
  return (
    '<RemittanceAdvice xmlns="urn:oasis:names:specification:ubl:schema:xsd:RemittanceAdvice-2"' +
    ' xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"' +
    ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">' +
    `<cbc:ID>${number}</cbc:ID><cbc:IssueDate>2026-11-01</cbc:IssueDate>` +
    `<cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode>` +
    money('TotalDebitAmount', advice.debit ?? debit.toFixed(2)) +
    money('TotalCreditAmount', credit.toFixed(2)) +
    money('TotalPaymentAmount', advice.payment ?? payment.toFixed(2)) +
    (advice.paymentOrder ? `<cbc:PaymentOrderReference>${advice.paymentOrder}</cbc:PaymentOrderReference>` : '') +
    role('AccountingCustomerParty', payer) +
    role('AccountingSupplierParty', payee) +
    (advice.receiver ? `<cac:PayeeParty>${named(advice.receiver)}</cac:PayeeParty>` : '') +
    `<cac:PaymentMeans><cbc:PaymentMeansCode>31</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-11-02</cbc:PaymentDueDate>${account}</cac:PaymentMeans>` +
    `${lines.map((line, place) => writeLine(line, place + 1, money)).join('')}</RemittanceAdvice>`
  );
}

function writeLine(
  { invoice, creditNote, more = [], ...sums }: WrittenRemittance,
  id: number,
  money: (name: string, amount: string | undefined) => string,
): string {
  const reference = (kind: string, number: string) =>
    `<cac:BillingReference><cac:${kind}DocumentReference><cbc:ID>${number}</cbc:ID></cac:${kind}DocumentReference></cac:BillingReference>`;
  return (
    `<cac:RemittanceAdviceLine><cbc:ID>${id}</cbc:ID>` +
    money('DebitLineAmount', sums.debit) +
    money('CreditLineAmount', sums.credit) +
    money('BalanceAmount', sums.balance) +
    [...(invoice ? [invoice] : []), ...more].map((number) => reference('Invoice', number)).join('') +
    (creditNote ? reference('CreditNote', creditNote) : '') +
    '</cac:RemittanceAdviceLine>'
  );
}

function role(name: string, { name: organisation, uscc }: WrittenParty): string {
  const identification =
    uscc && `<cac:PartyIdentification><cbc:ID schemeID="USCC">${uscc}</cbc:ID></cac:PartyIdentification>`;
  return `<cac:${name}><cac:Party>${identification ?? ''}${named(organisation)}</cac:Party></cac:${name}>`;
}

function named(name: string): string {
  return `<cac:PartyName><cbc:Name>${name}</cbc:Name></cac:PartyName>`;
}
