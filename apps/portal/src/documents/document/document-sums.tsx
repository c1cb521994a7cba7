import { Amount, type Column, DataTable, Panel } from '@tallystick/web-kit';
import { useWords } from '../../words/index.js';
import type { DocumentView, Reading } from './views.js';
import { FoundHere } from './found-here.js';

interface DocumentSumsTerms {
  readonly document: DocumentView;
  readonly reading: Reading;
}

/** Its amounts and its tax, each as it states them. */
export function DocumentSums({ document: { findings }, reading }: DocumentSumsTerms) {
  const { documents } = useWords();
  const { document: words } = documents;
  const { amounts, taxes, currency } = reading;
  if (currency === undefined || amounts.length === 0) return null;
  const sums: Column<Reading['amounts'][number]>[] = [
    { key: 'name', title: words.amounts, render: ({ name }) => words.sums[name] },
    {
      ...{ key: 'amount', title: currency, isAtEnd: true },
      render: ({ amountMinor }) => <Amount minor={amountMinor} currency={currency} />,
    },
    { key: 'found', title: documents.found, render: ({ where }) => <FoundHere findings={findings} where={where} /> },
  ];
  const parts: Column<Reading['taxes'][number]>[] = [
    { key: 'category', title: words.category, render: ({ category }) => category },
    { key: 'percent', title: words.percent, isAtEnd: true, render: ({ percent }) => percent !== '' && `${percent}%` },
    {
      ...{ key: 'taxable', title: words.taxable, isAtEnd: true },
      render: ({ taxableMinor }) => <Amount minor={taxableMinor} currency={currency} />,
    },
    {
      ...{ key: 'tax', title: words.taxAmount, isAtEnd: true },
      render: ({ taxMinor }) => <Amount minor={taxMinor} currency={currency} />,
    },
    { key: 'found', title: documents.found, render: ({ where }) => <FoundHere findings={findings} where={where} /> },
  ];
  return (
    <div className="pt-doc-parts">
      <Panel title={words.amounts} isFlush>
        <DataTable label={words.amounts} columns={sums} rows={amounts} keyOf={({ name }) => name} />
      </Panel>
      {taxes.length > 0 && (
        <Panel title={words.tax} isFlush>
          <DataTable label={words.tax} columns={parts} rows={taxes} keyOf={({ where }) => where} />
        </Panel>
      )}
    </div>
  );
}
