import { SheetButton } from '../lists/sheet-button.js';
import { usePartyNames } from '../parties/party-name.js';
import { fragmentsSheet, partiesOf } from './fragments-sheet.js';
import type { HistoryEntry } from './use-history.js';
import { holdersOf, lineageSheet } from './lineage-sheet.js';
import type { Fragment } from './tiles.js';

interface ClaimTerms {
  /** Its whole number. */
  readonly id: string;
  readonly currency: string;
}

/** Who holds what of the claim, for a spreadsheet. */
export function SheetOfFragments({
  id,
  currency,
  fragments,
}: ClaimTerms & { readonly fragments: readonly Fragment[] }) {
  const nameOf = usePartyNames(partiesOf(fragments));
  const rows = () => fragmentsSheet(fragments, currency, nameOf);
  return <SheetButton name={`receivable-${id}-holders`} rows={rows} isEmpty={fragments.length === 0} />;
}

/** What the lineage draws and the history says, for a spreadsheet. */
export function SheetOfLineage({ id, currency, entries }: ClaimTerms & { readonly entries: readonly HistoryEntry[] }) {
  const nameOf = usePartyNames(holdersOf(entries));
  return <SheetButton name={`receivable-${id}-history`} rows={() => lineageSheet(id, entries, currency, nameOf)} />;
}
