import { Amount, Blank, type Column, DataTable, Day, Loaded, Panel, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { SCREENS } from '../screen-list.js';
import { type Due, duesOf } from '../settlement/due.js';
import { useWords } from '../words/index.js';
import { dueWithin, monthsWithin } from './due-within.js';

const SOON_DAYS = 30;

/** Money that comes in or goes out in the next days. */
export function DueSoon() {
  const connection = useConnection();
  const { home, settlement: words } = useWords();
  const months = monthsWithin(new Date(), SOON_DAYS);
  const dues = useQuery({
    queryKey: ['position', 'soon', ...months],
    queryFn: async () => {
      const asked = months.map((month) =>
        connection.call(connection.routes.GET('/v1/position', { params: { query: { month } } })),
      );
      return (await Promise.all(asked)).flatMap(duesOf);
    },
  });
  const columns: Column<Due>[] = [
    { key: 'day', title: words.day, render: ({ day }) => day !== undefined && <Day on={day} /> },
    { key: 'side', title: words.side, render: ({ side }) => words[side] },
    { key: 'debtor', title: words.debtor, render: ({ debtor }) => <PartyName party={debtor} /> },
    {
      key: 'amount',
      title: words.amount,
      isAtEnd: true,
      render: ({ amountMinor, currency }) => <Amount minor={amountMinor} currency={currency} />,
    },
  ];
  return (
    <Panel title={home.soon} actions={<Link to={SCREENS.settlement.path}>{home.calendar}</Link>} isFlush>
      <Loaded query={dues}>
        {(found) => (
          <DataTable
            label={home.soon}
            columns={columns}
            rows={dueWithin(found, new Date(), SOON_DAYS)}
            keyOf={({ day, side, debtor, currency }) => `${day} ${side} ${debtor} ${currency}`}
            blank={<Blank title={home.noneSoon}>{home.noneSoonHint}</Blank>}
          />
        )}
      </Loaded>
    </Panel>
  );
}
