import { PartyName } from '../parties/party-name.js';
import type { Receipt } from './goods-doors.js';

/** Whom a receipt names: as the platform knows it where it does, else in the receipt's own words. */
export function ReceiptParty({ party: { party, name } }: { readonly party: Receipt['operator'] }) {
  return party === undefined ? <>{name}</> : <PartyName party={party} />;
}
