import { Amount, Blank, type Column, DataTable, Panel } from '@tallystick/web-kit';
import { useWords } from '../../words/index.js';
import { useUnits } from '../use-units.js';
import type { DocumentView, Reading } from './views.js';
import { FoundHere } from './found-here.js';

type Line = Reading['lines'][number];

interface DocumentLinesTerms {
  readonly document: DocumentView;
  readonly reading: Reading;
}

const FEW = 20;

/** Its lines; what is found within one stands beside it. */
export function DocumentLines({ document: { findings }, reading: { lines, currency } }: DocumentLinesTerms) {
  const { documents } = useWords();
  const { document: words } = documents;
  const { quantityText } = useUnits();
  const has = (member: 'price' | 'quantity') => lines.some((line) => line[member] !== '');
  const columns: Column<Line>[] = [
    { key: 'number', title: words.line, render: ({ number }) => number },
    { key: 'article', title: words.article, render: ({ article }) => <span title={article}>{article}</span> },
    ...(has('quantity')
      ? [
          {
            ...{ key: 'quantity', title: words.quantity, isAtEnd: true },
            render: ({ quantity, unit }: Line) => <span className="tk-num">{quantityText(quantity, unit)}</span>,
          },
        ]
      : []),
    ...(has('price')
      ? [{ key: 'price', title: words.price, isAtEnd: true, render: (line: Line) => <Price line={line} /> }]
      : []),
    ...(currency !== undefined && lines.some(({ netMinor }) => netMinor !== undefined)
      ? [
          {
            ...{ key: 'net', title: words.net, isAtEnd: true },
            render: ({ netMinor }: Line) => netMinor !== undefined && <Amount minor={netMinor} currency={currency} />,
          },
        ]
      : []),
    ...(lines.some(({ orderLines }) => orderLines.length > 0)
      ? [{ key: 'order', title: words.orderLine, render: ({ orderLines }: Line) => orderLines.join(', ') }]
      : []),
    { key: 'found', title: documents.found, render: ({ where }) => <FoundHere findings={findings} where={where} /> },
  ];
  return (
    <Panel title={words.lines} isFlush>
      <DataTable
        label={words.lines}
        columns={columns}
        rows={lines}
        keyOf={({ where }) => where}
        blank={<Blank title={words.noLines} />}
        {...(lines.length > FEW ? { maxHeight: '560px' } : {})}
      />
    </Panel>
  );
}

function Price({ line: { price, priceQuantity, unit } }: { readonly line: Line }) {
  const { quantityText } = useUnits();
  return (
    <span className="tk-num">
      {quantityText(price, '')}
      {priceQuantity !== '' && priceQuantity !== '1' && ` / ${quantityText(priceQuantity, unit)}`}
    </span>
  );
}
