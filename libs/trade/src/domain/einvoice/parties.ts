import type { FindingRule } from '../finding-rules.js';
import type { InvoiceParty } from '../documents/paper-party.js';
import { absentParty, assembleParty, schemedIds } from '../reading/assemble-party.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';

/** A taxpayer's number of eighteen characters is its Unified Social Credit Code (GB 32100); persons and old registrations have others. */
const USCC_CHARACTERS = 18;

/** `SellerInformation` or `BuyerInformation`, whose fields start with the role's name. */
export function readParty(
  reader: PaperReader,
  data: XmlElement,
  role: 'Seller' | 'Buyer',
  rule: FindingRule,
): InvoiceParty {
  const party = reader.one(data, `ein:${role}Information`);
  if (!party) {
    reader.fail(rule, data.where, 'this party is not named');
    return absentParty(data.where);
  }
  const numbers = schemedIds(reader, reader.all(party, `ein:${role}IdNum`));
  const address = reader.text(party, `ein:${role}Addr`);
  return assembleParty(
    reader,
    {
      registeredName: reader.text(party, `ein:${role}Name`),
      tradingName: '',
      legalIds: numbers.map((id) => ({ ...id, scheme: id.value.length === USCC_CHARACTERS ? 'USCC' : '' })),
      ids: [],
      taxIds: [],
      endpoint: undefined,
      legalForm: '',
      address:
        address === ''
          ? undefined
          : { lines: [address], city: '', postCode: '', subdivision: '', country: 'CN', where: party.where },
      contact: { person: '', phone: reader.text(party, `ein:${role}TelNum`), email: '' },
      where: party.where,
    },
    rule,
  );
}
