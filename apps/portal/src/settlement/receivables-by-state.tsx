import type { components } from '@tallystick/api-client/browser';
import { Amount, Blank, type Column, DataTable, Day, Loaded, Panel, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { pathOf } from '../path-of.js';
import { shortId } from '../receivables/short-id.js';
import { useWords } from '../words/index.js';

type Receivable = components['schemas']['ReceivableView'];

const SHOWN_MAX = 50;

/** What should have been paid, longest first. */
export function Overdue() {
  const { settlement: words } = useWords();
  const outstanding: Column<Receivable> = {
    key: 'outstanding',
    title: words.outstanding,
    isAtEnd: true,
    render: ({ faceMinor, retiredMinor, currency }) => (
      <Amount minor={BigInt(faceMinor) - BigInt(retiredMinor)} currency={currency} />
    ),
  };
  const blank = <Blank title={words.noLate}>{words.noLateHint}</Blank>;
  return <ByState title={words.late} state="overdue" sort="dueAt" last={outstanding} blank={blank} />;
}

/** What was paid or cancelled whole. */
export function Settled() {
  const { settlement: words } = useWords();
  const paid: Column<Receivable> = {
    key: 'paid',
    title: words.paid,
    isAtEnd: true,
    render: ({ paidMinor, currency }) => <Amount minor={paidMinor} currency={currency} />,
  };
  const blank = <Blank title={words.noSettled}>{words.noSettledHint}</Blank>;
  return <ByState title={words.settled} state="settled" sort="-dueAt" last={paid} blank={blank} />;
}

interface ByStateTerms {
  readonly title: string;
  readonly state: Receivable['state'];
  readonly sort: string;
  readonly last: Column<Receivable>;
  readonly blank: ReactNode;
}

function ByState({ title, state, sort, last, blank }: ByStateTerms) {
  const connection = useConnection();
  const { receivables: words } = useWords();
  const query = { state, sort, limit: SHOWN_MAX };
  const found = useQuery({
    queryKey: ['receivables', 'by-state', state],
    queryFn: () => connection.call(connection.routes.GET('/v1/receivables', { params: { query } })),
  });
  const columns: Column<Receivable>[] = [
    { key: 'id', title: words.id, render: ({ id }) => <Link to={pathOf('receivable', id)}>{shortId(id)}</Link> },
    { key: 'due', title: words.due, render: ({ dueDate }) => <Day on={dueDate} /> },
    { key: 'debtor', title: words.debtor, render: ({ debtor }) => <PartyName party={debtor} /> },
    { key: 'creditor', title: words.creditor, render: ({ creditor }) => <PartyName party={creditor} /> },
    {
      key: 'face',
      title: words.face,
      isAtEnd: true,
      render: ({ faceMinor, currency }) => <Amount minor={faceMinor} currency={currency} />,
    },
    last,
  ];
  return (
    <Panel title={title} isFlush>
      <Loaded query={found}>
        {({ items }) => <DataTable label={title} columns={columns} rows={items} keyOf={({ id }) => id} blank={blank} />}
      </Loaded>
    </Panel>
  );
}
