import type { CreditTransfer, PaymentInstruction } from '../documents/invoice-terms.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';

/** CII has the remittance text and the mandate once for the whole invoice; they hold for each means of payment. */
export function readPayments(reader: PaperReader, settlement: XmlElement): PaymentInstruction[] {
  const remittance = reader.text(settlement, 'ram:PaymentReference');
  const mandates = reader
    .all(settlement, 'ram:SpecifiedTradePaymentTerms')
    .map((terms) => reader.text(terms, 'ram:DirectDebitMandateID'));
  return reader.all(settlement, 'ram:SpecifiedTradeSettlementPaymentMeans').map((means) => {
    const card = reader.one(means, 'ram:ApplicableTradeSettlementFinancialCard');
    return {
      means: reader.text(means, 'ram:TypeCode'),
      meansText: reader.text(means, 'ram:Information'),
      remittance,
      transfers: readTransfers(reader, means),
      card: card && {
        number: reader.text(card, 'ram:ID'),
        holder: reader.text(card, 'ram:CardholderName'),
        where: card.where,
      },
      mandate: mandates.find((mandate) => mandate !== '') ?? '',
      debitedAccount: reader.value(reader.path(means, 'ram:PayerPartyDebtorFinancialAccount', 'ram:IBANID')),
      where: means.where,
    };
  });
}

function readTransfers(reader: PaperReader, means: XmlElement): CreditTransfer[] {
  const bank = reader.one(means, 'ram:PayeeSpecifiedCreditorFinancialInstitution');
  return reader.all(means, 'ram:PayeePartyCreditorFinancialAccount').map((account) => ({
    account: reader.text(account, 'ram:IBANID') || reader.text(account, 'ram:ProprietaryID'),
    name: reader.text(account, 'ram:AccountName'),
    bic: reader.text(bank, 'ram:BICID'),
    where: account.where,
  }));
}
