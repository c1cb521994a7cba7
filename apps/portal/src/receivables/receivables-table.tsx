import type { components } from '@tallystick/api-client/browser';
import {
  Amount,
  Blank,
  type Column,
  Day,
  Moment,
  PagedTable,
  Tag,
  type Tone,
  useConnection,
  usePages,
} from '@tallystick/web-kit';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { pathOf } from '../path-of.js';
import { useWords } from '../words/index.js';
import type { queryOf } from './list-filters.js';
import { shortId } from './short-id.js';

type Row = components['schemas']['ReceivableView'];

export const STATE_TONES: Readonly<Record<Row['state'], Tone>> = { live: 'info', overdue: 'bad', settled: 'good' };

interface ReceivablesTableTerms {
  readonly query: ReturnType<typeof queryOf>;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly isNarrowed: boolean;
}

/** Pages come as the reader nears the end of those that are there. */
export function ReceivablesTable({ query, sort, onSort, isNarrowed }: ReceivablesTableTerms) {
  const connection = useConnection();
  const { receivables: words } = useWords();
  const pages = usePages({
    queryKey: ['receivables', query],
    ask: (paging) =>
      connection.call(connection.routes.GET('/v1/receivables', { params: { query: { ...query, ...paging } } })),
    staysUntilThen: true,
  });
  const columns = useColumns();
  return (
    <PagedTable
      pages={pages}
      label={words.title}
      columns={columns}
      keyOf={({ id }) => id}
      sort={sort}
      onSort={onSort}
      maxHeight="calc(100vh - 250px)"
      blank={
        <Blank title={isNarrowed ? words.none : words.empty}>{isNarrowed ? words.noneHint : words.emptyHint}</Blank>
      }
    />
  );
}

function useColumns(): readonly Column<Row>[] {
  const { receivables: words } = useWords();
  return useMemo(
    () => [
      { key: 'id', title: words.id, render: ({ id }) => <Link to={pathOf('receivable', id)}>{shortId(id)}</Link> },
      { key: 'debtor', title: words.debtor, render: ({ debtor }) => <PartyName party={debtor} /> },
      { key: 'creditor', title: words.creditor, render: ({ creditor }) => <PartyName party={creditor} /> },
      {
        ...{ key: 'face', title: words.face, isAtEnd: true, sort: 'faceMinor' },
        render: ({ faceMinor, currency }) => <Amount minor={faceMinor} currency={currency} />,
      },
      {
        ...{ key: 'paid', title: words.paid, isAtEnd: true, sort: 'paidMinor' },
        render: ({ paidMinor, currency }) => <Amount minor={paidMinor} currency={currency} />,
      },
      { key: 'due', title: words.due, sort: 'dueAt', render: ({ dueDate }) => <Day on={dueDate} /> },
      {
        ...{ key: 'state', title: words.state },
        render: ({ state }) => <Tag tone={STATE_TONES[state]}>{words.states[state]}</Tag>,
      },
      { key: 'issued', title: words.issued, sort: 'issuedAt', render: ({ issuedAt }) => <Moment at={issuedAt} /> },
    ],
    [words],
  );
}
