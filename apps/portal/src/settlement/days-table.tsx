import { Amount, Blank, type Column, DataTable, Day, Tag, useFormats } from '@tallystick/web-kit';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import type { Due } from './due.js';

export function DaysTable({ month, dues }: { readonly month: string; readonly dues: readonly Due[] }) {
  const { settlement: words } = useWords();
  const { count, month: monthText } = useFormats();
  const columns: Column<Due>[] = [
    { key: 'day', title: words.day, render: ({ day }) => day !== undefined && <Day on={day} /> },
    { key: 'side', title: words.side, render: ({ side }) => words[side] },
    { key: 'debtor', title: words.debtor, render: ({ debtor }) => <PartyName party={debtor} /> },
    { key: 'count', title: words.count, isAtEnd: true, render: (due) => count(due.count) },
    {
      key: 'amount',
      title: words.amount,
      isAtEnd: true,
      render: ({ amountMinor, currency }) => <Amount minor={amountMinor} currency={currency} />,
    },
    {
      key: 'overdue',
      title: words.overdue,
      render: ({ overdueMinor }) => overdueMinor !== '0' && <Tag tone="bad">{words.overdue}</Tag>,
    },
  ];
  return (
    <DataTable
      label={words.days(monthText(month))}
      columns={columns}
      rows={dues}
      keyOf={({ day, side, debtor, currency }) => `${day} ${side} ${debtor} ${currency}`}
      blank={<Blank title={words.noDays}>{words.noDaysHint}</Blank>}
    />
  );
}
