import { findCurrency, Money } from '@tallystick/kernel';
import type { AccountReport, BankStatement } from '../documents/bank-statement.js';
import type { Located } from '../finding.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { readEntry } from './entry.js';
import { readDirection, requiredMoney } from './money.js';
import { readAccount, readCamtParty } from './parties.js';

/** Balance at the day's start (OPBD), or the one before it carried over (PRCD). */
const OPENING = ['OPBD', 'PRCD'];
const CLOSING = ['CLBD'];

/** ISO 20022 camt.053 or camt.054; their versions 001.02 to 001.13 differ in what is inside choices, and are read alike. */
export function readAccountReports(reader: PaperReader, root: XmlElement): BankStatement {
  const statement = reader.one(root, 'camt:BkToCstmrStmt');
  const notification = reader.one(root, 'camt:BkToCstmrDbtCdtNtfctn');
  const message = statement ?? notification;
  if (!message)
    reader.fail('element-missing', root.where, 'neither BkToCstmrStmt (camt.053) nor BkToCstmrDbtCdtNtfctn (camt.054)');
  const header = reader.one(message, 'camt:GrpHdr');
  const reports = message ? reader.all(message, statement ? 'camt:Stmt' : 'camt:Ntfctn') : [];
  if (message && reports.length === 0) reader.fail('element-missing', message.where, 'no account is reported on');
  return {
    kind: 'bank-statement',
    form: statement ? 'statement' : 'notification',
    number: reader.required(header ?? message ?? root, 'camt:MsgId'),
    accounts: reports.map((report) => readReport(reader, report)),
  };
}

function readReport(reader: PaperReader, report: XmlElement): AccountReport {
  const account = reader.one(report, 'camt:Acct');
  const number = readAccount(reader, account);
  if (number === '') reader.fail('account-missing', account?.where ?? report.where, 'the account has no number');
  return {
    id: reader.required(report, 'camt:Id').value,
    account: number,
    owner: readCamtParty(reader, reader.one(account, 'camt:Ownr'), report),
    currency: findCurrency(reader.text(account, 'camt:Ccy')),
    opening: readBalance(reader, report, OPENING),
    closing: readBalance(reader, report, CLOSING),
    entries: reader.all(report, 'camt:Ntry').map((entry) => readEntry(reader, entry)),
    where: report.where,
  };
}

function readBalance(reader: PaperReader, report: XmlElement, codes: readonly string[]): Located<Money> | undefined {
  const balances = reader.all(report, 'camt:Bal');
  const typeOf = (balance: XmlElement) => reader.value(reader.path(balance, 'camt:Tp', 'camt:CdOrPrtry', 'camt:Cd'));
  const [balance] = codes.flatMap((code) => balances.filter((candidate) => typeOf(candidate) === code));
  if (!balance) return undefined;
  const { value, where } = requiredMoney(reader, balance);
  const sign = readDirection(reader, balance) === 'debit' ? -1n : 1n;
  return { value: Money.ofMinor(sign * value.amountMinor, value.currency), where };
}
