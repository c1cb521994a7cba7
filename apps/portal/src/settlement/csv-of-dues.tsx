import { Button } from 'antd';
import { usePartyNames } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import { csvOf, type Due } from './due.js';

/** The days as they are shown, for a spreadsheet. */
export function CsvOfDues({ month, dues }: { readonly month: string; readonly dues: readonly Due[] }) {
  const { settlement: words } = useWords();
  const nameOf = usePartyNames([...new Set(dues.map(({ debtor }) => debtor))]);
  const save = () => {
    const url = URL.createObjectURL(new Blob([csvOf(dues, nameOf)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `maturities-${month}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button size="small" disabled={dues.length === 0} onClick={save}>
      {words.csv}
    </Button>
  );
}
