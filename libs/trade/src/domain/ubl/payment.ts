import type { PaymentInstruction } from '../documents/invoice-terms.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { CREDITOR_SCHEME } from './party.js';

export function readPayments(reader: PaperReader, root: XmlElement): PaymentInstruction[] {
  return reader.all(root, 'cac:PaymentMeans').map((means) => {
    const code = reader.one(means, 'cbc:PaymentMeansCode');
    const card = reader.one(means, 'cac:CardAccount');
    const mandate = reader.one(means, 'cac:PaymentMandate');
    return {
      means: reader.value(code),
      meansText: code?.attributes.get('name') ?? '',
      remittance: reader.all(means, 'cbc:PaymentID').map((id) => reader.value(id))[0] ?? '',
      transfers: reader.all(means, 'cac:PayeeFinancialAccount').map((account) => ({
        account: reader.text(account, 'cbc:ID'),
        name: reader.text(account, 'cbc:Name'),
        bic: reader.value(reader.path(account, 'cac:FinancialInstitutionBranch', 'cbc:ID')),
        where: account.where,
      })),
      card: card && {
        number: reader.text(card, 'cbc:PrimaryAccountNumberID'),
        holder: reader.text(card, 'cbc:HolderName'),
        where: card.where,
      },
      mandate: reader.text(mandate, 'cbc:ID'),
      debitedAccount: reader.value(reader.path(mandate, 'cac:PayerFinancialAccount', 'cbc:ID')),
      where: means.where,
    };
  });
}

/** BT-90, of the seller or of whoever is paid in its place. */
export function readCreditorId(reader: PaperReader, root: XmlElement): string {
  const parties = [reader.path(root, 'cac:AccountingSupplierParty', 'cac:Party'), reader.one(root, 'cac:PayeeParty')];
  const ids = parties
    .flatMap((party) => reader.all(party, 'cac:PartyIdentification'))
    .flatMap((identification) => reader.all(identification, 'cbc:ID'));
  return reader.value(ids.find(({ attributes }) => attributes.get('schemeID') === CREDITOR_SCHEME));
}
