import { csvOf, saveAs } from '@tallystick/web-kit';
import { Button } from 'antd';
import { usePartyNames } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import { type Due, rowsOf } from './due.js';

/** The days as they are shown, for a spreadsheet. */
export function CsvOfDues({ month, dues }: { readonly month: string; readonly dues: readonly Due[] }) {
  const { settlement: words } = useWords();
  const nameOf = usePartyNames([...new Set(dues.map(({ debtor }) => debtor))]);
  const save = () => saveAs(csvOf(rowsOf(dues, nameOf)), `maturities-${month}.csv`);
  return (
    <Button size="small" disabled={dues.length === 0} onClick={save}>
      {words.csv}
    </Button>
  );
}
