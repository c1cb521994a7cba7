import { Blank, type Column, DataTable, Tag } from '@tallystick/web-kit';
import { useUnits } from '../documents/use-units.js';
import { useWords } from '../words/index.js';
import { COLUMNS, type Lane } from './match.js';

/** What a step says in words: what is compared, and by how much they differ. */
export function useResult(): (lane: Lane) => string {
  const { trades } = useWords();
  const { match: words } = trades;
  const { quantityText } = useUnits();
  return ({ steps, isWhole, balance: { unit } }) => {
    if (isWhole) return words.allAgree;
    return steps
      .flatMap(({ state, difference }, place) => {
        if (state === 'agrees') return [];
        const column = words.columns[COLUMNS[place + 1] ?? 'invoice'];
        return [words.at(column, state === 'missing' ? words.missing : words[state](quantityText(difference, unit)))];
      })
      .join('; ');
  };
}

const FEW = 20;

/** One row an order line, over all papers. */
export function MatchTable({ lanes }: { readonly lanes: readonly Lane[] }) {
  const { trades } = useWords();
  const { match: words } = trades;
  const { quantityText } = useUnits();
  const resultOf = useResult();
  const quantity = (key: 'ordered' | 'sent' | 'received' | 'billed' | 'unbilled'): Column<Lane> => ({
    ...{ key, title: words[key], isAtEnd: true },
    render: ({ balance }) => <span className="tk-num">{quantityText(balance[key], balance.unit)}</span>,
  });
  const columns: Column<Lane>[] = [
    { key: 'line', title: words.line, render: ({ balance }) => balance.name },
    { key: 'article', title: words.article, render: ({ article }) => article },
    ...[quantity('ordered'), quantity('sent'), quantity('received'), quantity('billed'), quantity('unbilled')],
    {
      key: 'result',
      title: words.result,
      render: (lane) => (
        <Tag tone={lane.isWhole ? 'good' : 'warn'}>
          <span aria-hidden>{lane.isWhole ? '= ' : '≠ '}</span>
          {resultOf(lane)}
        </Tag>
      ),
    },
  ];
  return (
    <DataTable
      label={words.table}
      columns={columns}
      rows={lanes}
      keyOf={({ balance: { line, name } }) => `${line} ${name}`}
      blank={<Blank title={words.nothing} />}
      {...(lanes.length > FEW ? { maxHeight: '560px' } : {})}
    />
  );
}
