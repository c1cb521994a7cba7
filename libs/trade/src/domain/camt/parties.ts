import { canonicalAccount } from '../documents/account-number.js';
import type { TransferParty } from '../documents/bank-statement.js';
import type { PaperParty } from '../documents/paper-party.js';
import type { SchemedId } from '../documents/party-terms.js';
import { absentParty, assembleParty } from '../reading/assemble-party.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';

/** Later versions put the party into a choice of its own (`Pty`); an agent in its place is a bank's own booking and names nobody. */
export function readCamtParty(reader: PaperReader, role: XmlElement | undefined, parent: XmlElement): PaperParty {
  const party = reader.one(role, 'camt:Pty') ?? role;
  if (!party) return absentParty(parent.where);
  const organisation = reader.path(party, 'camt:Id', 'camt:OrgId');
  const lei = reader.one(organisation, 'camt:LEI');
  const others = reader.all(organisation, 'camt:Othr').map((other) => otherId(reader, other));
  return assembleParty(reader, {
    registeredName: reader.text(party, 'camt:Nm'),
    tradingName: '',
    legalIds: [],
    ids: [...(lei ? [{ scheme: 'LEI', value: reader.value(lei), where: lei.where }] : []), ...others],
    taxIds: [],
    endpoint: undefined,
    legalForm: '',
    address: undefined,
    contact: undefined,
    where: party.where,
  });
}

export function readTransferParty(
  reader: PaperReader,
  parties: XmlElement | undefined,
  role: 'Dbtr' | 'Cdtr',
  parent: XmlElement,
): TransferParty {
  return {
    party: readCamtParty(reader, reader.one(parties, `camt:${role}`), parent),
    account: readAccount(reader, reader.one(parties, `camt:${role}Acct`)),
  };
}

/** By IBAN, or by whatever the bank numbers its accounts with. */
export function readAccount(reader: PaperReader, account: XmlElement | undefined): string {
  const id = reader.one(account, 'camt:Id');
  return canonicalAccount(reader.text(id, 'camt:IBAN') || reader.value(reader.path(id, 'camt:Othr', 'camt:Id')));
}

function otherId(reader: PaperReader, other: XmlElement): SchemedId {
  const scheme = reader.one(other, 'camt:SchmeNm');
  return {
    scheme: reader.text(scheme, 'camt:Cd') || reader.text(scheme, 'camt:Prtry'),
    value: reader.text(other, 'camt:Id'),
    where: other.where,
  };
}
