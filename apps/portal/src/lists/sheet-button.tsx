import { csvOf, saveAs } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useWords } from '../words/index.js';

interface SheetButtonTerms {
  /** The file's, without its ending. */
  readonly name: string;
  /** Made when it is pressed; the first one names the columns. */
  readonly rows: () => readonly (readonly unknown[])[];
  /** Whether there is nothing to keep. */
  readonly isEmpty?: boolean;
}

/** At the head of a panel: what the panel shows, for a spreadsheet, written by the page. What the page has only a part of, the service writes: CsvButton. */
export function SheetButton({ name, rows, isEmpty = false }: SheetButtonTerms) {
  const { receivables: words } = useWords();
  return (
    <Button size="small" disabled={isEmpty} onClick={() => saveAs(csvOf(rows()), `${name}.csv`)}>
      {words.csv}
    </Button>
  );
}
