import type { Currency } from '@tallystick/kernel';
import { canonicalAccount } from '../documents/account-number.js';
import type { RemittanceAdvice, RemittanceLine } from '../documents/remittance-advice.js';
import type { StatedAmount } from '../documents/stated-amount.js';
import type { ElementName } from '../reading/names.js';
import { paperCurrency } from '../reading/paper-currency.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { reportRepeatedIds } from './line-parts.js';
import { readNamedParty, readParty } from './party.js';
import { readPayments } from './payment.js';

/** What a payment pays; what lessens it (credit notes) names no invoice that is paid. */
const PAID_DOCUMENTS: readonly ElementName[] = [
  'cac:InvoiceDocumentReference',
  'cac:SelfBilledInvoiceDocumentReference',
  'cac:DebitNoteDocumentReference',
];

export function readRemittanceAdvice(reader: PaperReader, root: XmlElement): RemittanceAdvice {
  const currency = readCurrency(reader, root);
  const elements = reader.all(root, 'cac:RemittanceAdviceLine');
  if (elements.length === 0) reader.fail('lines-missing', root.where, 'a remittance advice has at least one line');
  const ofAll = invoicesNamed(reader, root);
  const lines = elements.map((line) => readLine(reader, line, currency, ofAll));
  reportRepeatedIds(reader, lines);
  const receiver = reader.one(root, 'cac:PayeeParty');
  const transfers = readPayments(reader, root).flatMap((payment) => payment.transfers);
  const means = reader.one(root, 'cac:PaymentMeans');
  return {
    kind: 'remittance-advice',
    number: reader.required(root, 'cbc:ID'),
    issueDate: reader.requiredDate(root, 'cbc:IssueDate'),
    payer: readParty(reader, reader.one(root, 'cac:AccountingCustomerParty'), root, 'payer-missing'),
    payee: readParty(reader, reader.one(root, 'cac:AccountingSupplierParty'), root, 'payee-missing'),
    receiver: receiver && readNamedParty(reader, receiver),
    currency,
    paymentOrder: reader.text(root, 'cbc:PaymentOrderReference'),
    accounts: transfers.map(({ account }) => canonicalAccount(account)).filter((account) => account !== ''),
    payOn: reader.date(reader.one(means, 'cbc:PaymentDueDate')),
    totals: {
      debit: readAmount(reader, root, 'cbc:TotalDebitAmount', currency),
      credit: readAmount(reader, root, 'cbc:TotalCreditAmount', currency),
      payment: readAmount(reader, root, 'cbc:TotalPaymentAmount', currency),
    },
    lines,
  };
}

/** Stated, else that of the first amount: UBL lets an advice leave its currency out. */
function readCurrency(reader: PaperReader, root: XmlElement): Currency {
  const stated = reader.one(root, 'cbc:DocumentCurrencyCode');
  const element = stated ?? firstAmount(root);
  const value = (stated ? reader.value(stated) : (element?.attributes.get('currencyID') ?? '')).trim();
  if (value === '')
    reader.fail('currency-missing', root.where, 'DocumentCurrencyCode is missing, and no amount names one');
  return paperCurrency(reader, { value, where: element?.where ?? root.where });
}

function firstAmount(root: XmlElement): XmlElement | undefined {
  const lines = root.children
    .filter(({ local }) => local === 'RemittanceAdviceLine')
    .flatMap(({ children }) => children);
  return [...root.children, ...lines].find(({ attributes }) => (attributes.get('currencyID') ?? '') !== '');
}

function readLine(reader: PaperReader, line: XmlElement, currency: Currency, ofAll: readonly string[]): RemittanceLine {
  const references = reader.all(line, 'cac:BillingReference');
  const payee = reader.one(line, 'cac:AccountingSupplierParty');
  const [debit, credit, balance] = (['Debit', 'Credit'] as const)
    .map((column) => readAmount(reader, line, `cbc:${column}LineAmount`, currency))
    .concat(readAmount(reader, line, 'cbc:BalanceAmount', currency));
  if (!debit && !credit && !balance)
    reader.report(
      'amount-missing',
      'error',
      line.where,
      'DebitLineAmount, CreditLineAmount or BalanceAmount stands here',
    );
  return {
    id: reader.required(line, 'cbc:ID').value,
    // What the whole is about is what a line is about that says nothing itself.
    invoices: references.length > 0 ? invoicesNamed(reader, line) : ofAll,
    ...{ debit, credit, balance },
    payee: payee && readParty(reader, payee, line, 'payee-missing'),
    where: line.where,
  };
}

function invoicesNamed(reader: PaperReader, parent: XmlElement): string[] {
  const references = reader.all(parent, 'cac:BillingReference');
  const named = references.flatMap((reference) => PAID_DOCUMENTS.flatMap((name) => reader.all(reference, name)));
  return named.map((document) => reader.required(document, 'cbc:ID').value);
}

/** From zero up, but for a balance, which is what two columns leave. */
function readAmount(
  reader: PaperReader,
  parent: XmlElement,
  name: ElementName,
  currency: Currency,
): StatedAmount | undefined {
  const amount = reader.amount(reader.one(parent, name), currency);
  if (amount && amount.value.amountMinor < 0n && name !== 'cbc:BalanceAmount')
    reader.report(
      'amount-negative',
      'error',
      amount.where,
      'amounts are written from zero up, in one column or the other',
    );
  return amount;
}
