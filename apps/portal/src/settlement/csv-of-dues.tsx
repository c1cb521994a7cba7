import { SheetButton } from '../lists/sheet-button.js';
import { usePartyNames } from '../parties/party-name.js';
import { type Due, rowsOf } from './due.js';

/** The days as they are shown, for a spreadsheet. */
export function CsvOfDues({ month, dues }: { readonly month: string; readonly dues: readonly Due[] }) {
  const nameOf = usePartyNames([...new Set(dues.map(({ debtor }) => debtor))]);
  return <SheetButton name={`maturities-${month}`} rows={() => rowsOf(dues, nameOf)} isEmpty={dues.length === 0} />;
}
