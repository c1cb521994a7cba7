import { Amount, Blank, type Column, DataTable, Panel, shareOf, Tag, useFormats } from '@tallystick/web-kit';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import { largestOf, type PositionRow } from './position.js';

interface MonthsTableTerms {
  readonly title: string;
  readonly rows: readonly PositionRow[];
  readonly isHeld?: boolean;
}

const FULL_BAR = 100;

/** Each row is also drawn as a bar against the largest of its currency; the number beside it says the same. */
export function MonthsTable({ title, rows, isHeld = false }: MonthsTableTerms) {
  const { home } = useWords();
  const { month, count } = useFormats();
  const debtor: Column<PositionRow> = {
    key: 'debtor',
    title: home.debtor,
    render: (row) => <PartyName party={row.debtor} />,
  };
  const columns: Column<PositionRow>[] = [
    { key: 'month', title: home.month, render: (row) => month(row.month) },
    ...(isHeld ? [debtor] : []),
    { key: 'count', title: home.parts, isAtEnd: true, render: (row) => count(row.count) },
    {
      key: 'amount',
      title: home.amount,
      isAtEnd: true,
      render: (row) => <Amount minor={row.amountMinor} currency={row.currency} />,
    },
    { key: 'bar', title: home.share, render: (row) => <Bar row={row} largest={largestOf(rows, row.currency)} /> },
    {
      key: 'overdue',
      title: home.overdue,
      render: (row) => row.overdueMinor !== '0' && <Tag tone="bad">{home.overdue}</Tag>,
    },
  ];
  return (
    <Panel title={title} isFlush>
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        keyOf={(row) => `${row.debtor} ${row.currency} ${row.month}`}
        blank={<Blank title={home.noHeld}>{home.noHeldHint}</Blank>}
      />
    </Panel>
  );
}

function Bar({ row, largest }: { readonly row: PositionRow; readonly largest: bigint }) {
  const width = `${shareOf(BigInt(row.amountMinor), largest) * FULL_BAR}%`;
  return (
    <span className="pt-bar-cell" aria-hidden>
      <span className={row.overdueMinor === '0' ? 'pt-month-bar' : 'pt-month-bar pt-late'} style={{ width }} />
    </span>
  );
}
