import { Amount, type Column, DataTable, Day, Loaded, Panel, Tag, useFormats, usePerson } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { useQuotesOfInterest } from '../financing/quotes/quotes-doors.js';
import { type Need, neededOf } from '../financing/quotes/requests.js';
import { PartyName } from '../parties/party-name.js';
import { pathOf } from '../path-of.js';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';

/** Requests that a bank has not answered yet, and those of a seller that a price has come in for. */
export function QuotesWaiting() {
  const { quotes: words } = useWords();
  const { party } = usePerson();
  const requests = useQuotesOfInterest();
  const waiting = requests.data && neededOf(requests.data.items, party, Date.now());
  const columns = useColumns(waiting ?? []);
  // Nothing to do, nothing to show: the screen begins with what needs somebody.
  if (waiting?.length === 0) return null;
  return (
    <Panel title={words.home.title} isFlush actions={<Link to={SCREENS.financing.path}>{words.home.all}</Link>}>
      <Loaded query={{ ...requests, data: waiting }}>
        {(rows) => (
          <DataTable label={words.home.title} columns={columns} rows={rows} keyOf={({ line }) => line.request.id} />
        )}
      </Loaded>
    </Panel>
  );
}

/** A bank is told who asks, a seller the best price; of a party that is both, both. */
function useColumns(needs: readonly Need[]): Column<Need>[] {
  const { quotes: words, financing, receivables } = useWords();
  const { distance } = useFormats();
  const [isAsked, isAsking] = [
    needs.some(({ what }) => what === 'answer'),
    needs.some(({ what }) => what === 'choice'),
  ];
  const seller: Column<Need> = {
    ...{ key: 'seller', title: financing.seller },
    render: ({ line: { request } }) => <PartyName party={request.seller} />,
  };
  const best: readonly Column<Need>[] = [
    {
      ...{ key: 'answers', title: words.answersCount },
      render: ({ line: { answeredCount, askedCount }, what }) =>
        what === 'choice' ? words.answersOf(answeredCount, askedCount) : '–',
    },
    {
      ...{ key: 'best', title: words.best, isAtEnd: true },
      render: ({ line: { best: one, request } }) =>
        one ? <Amount minor={one.priceMinor} currency={request.currency} /> : '–',
    },
  ];
  return [
    {
      ...{ key: 'what', title: words.home.what },
      render: ({ what, line: { request } }) => <Link to={pathOf('quoteRequest', request.id)}>{words.home[what]}</Link>,
    },
    ...(isAsked ? [seller] : []),
    {
      ...{ key: 'debtor', title: receivables.debtor },
      render: ({ line: { request } }) => <PartyName party={request.debtor} />,
    },
    {
      ...{ key: 'amount', title: financing.claim, isAtEnd: true },
      render: ({ line: { request } }) => <Amount minor={request.amountMinor} currency={request.currency} />,
    },
    { key: 'due', title: financing.due, render: ({ line: { request } }) => <Day on={request.dueDate} /> },
    ...(isAsking ? best : []),
    { key: 'until', title: words.home.until, render: ({ until }) => <Tag>{distance(until)}</Tag> },
  ];
}
