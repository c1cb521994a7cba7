import type { EntryDetail, StatementEntry } from '../documents/bank-statement.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { readDay, readDirection, readMoney, requiredMoney } from './money.js';
import { readTransferParty } from './parties.js';
import { readRemittances, readTexts } from './remittance.js';

export function readEntry(reader: PaperReader, entry: XmlElement): StatementEntry {
  const status = reader.one(entry, 'camt:Sts');
  const details = reader.all(entry, 'camt:NtryDtls').flatMap((part) => reader.all(part, 'camt:TxDtls'));
  return {
    amount: requiredMoney(reader, entry),
    direction: readDirection(reader, entry),
    isReversal: readFlag(reader, entry),
    // A code in earlier versions, a choice in later ones.
    status: status && status.children.length > 0 ? reader.text(status, 'camt:Cd') : reader.value(status),
    bookedOn: readDay(reader, reader.one(entry, 'camt:BookgDt')),
    valueOn: readDay(reader, reader.one(entry, 'camt:ValDt')),
    servicerReference: reader.text(entry, 'camt:AcctSvcrRef'),
    texts: [reader.text(entry, 'camt:AddtlNtryInf')].filter((text) => text !== ''),
    details: details.map((detail) => readDetail(reader, detail)),
    where: entry.where,
  };
}

function readDetail(reader: PaperReader, detail: XmlElement): EntryDetail {
  const references = reader.one(detail, 'camt:Refs');
  const parties = reader.one(detail, 'camt:RltdPties');
  const remittance = reader.one(detail, 'camt:RmtInf');
  return {
    references: {
      endToEndId: reader.text(references, 'camt:EndToEndId'),
      transactionId: reader.text(references, 'camt:TxId'),
      uetr: reader.text(references, 'camt:UETR').toLowerCase(),
      servicerReference: reader.text(references, 'camt:AcctSvcrRef'),
    },
    amount: readMoney(
      reader,
      reader.one(detail, 'camt:Amt') ?? reader.path(detail, 'camt:AmtDtls', 'camt:TxAmt', 'camt:Amt'),
    ),
    payer: readTransferParty(reader, parties, 'Dbtr', detail),
    payee: readTransferParty(reader, parties, 'Cdtr', detail),
    texts: [...readTexts(reader, remittance), reader.text(detail, 'camt:AddtlTxInf')].filter((text) => text !== ''),
    remittances: readRemittances(reader, remittance),
    remittanceIds: reader.all(detail, 'camt:RltdRmtInf').map((related) => reader.text(related, 'camt:RmtId')),
    isReturn: reader.one(detail, 'camt:RtrInf') !== undefined,
    where: detail.where,
  };
}

/** XML Schema's boolean. */
function readFlag(reader: PaperReader, entry: XmlElement): boolean {
  const flag = reader.one(entry, 'camt:RvslInd');
  const text = reader.value(flag);
  if (flag && !['true', 'false', '1', '0'].includes(text))
    reader.fail('flag-malformed', flag.where, 'RvslInd is true or false');
  return text === 'true' || text === '1';
}
