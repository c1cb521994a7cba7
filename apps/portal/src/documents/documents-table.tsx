import type { components } from '@tallystick/api-client/browser';
import { Blank, type Column, DataTable, Failure, Moment, useConnection, usePerson, Waiting } from '@tallystick/web-kit';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import { FoundTag } from './found-tag.js';
import type { queryOf } from './list-filters.js';

export type DocumentRow = components['schemas']['DocumentView'];

const PAGE_ROWS = 200;

interface DocumentsTableTerms {
  readonly query: ReturnType<typeof queryOf>;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly isNarrowed: boolean;
}

/** Pages come as the reader nears the end of those that are there. */
export function DocumentsTable({ query, sort, onSort, isNarrowed }: DocumentsTableTerms) {
  const connection = useConnection();
  const { documents: words } = useWords();
  const pages = useInfiniteQuery({
    queryKey: ['documents', query],
    queryFn: ({ pageParam }) => {
      const params = {
        query: { ...query, limit: PAGE_ROWS, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
      };
      return connection.call(connection.routes.GET('/v1/documents', { params }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);
  const columns = useDocumentColumns();
  if (pages.error && rows.length === 0) return <Failure error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <Waiting />;
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      sort={sort}
      onSort={onSort}
      hasMore={pages.hasNextPage}
      onEnd={() => {
        if (!pages.isFetching) void pages.fetchNextPage();
      }}
      maxHeight="max(360px, calc(100vh - 250px))"
      blank={
        <Blank title={isNarrowed ? words.none : words.empty}>{isNarrowed ? words.noneHint : words.emptyHint}</Blank>
      }
    />
  );
}

export function useDocumentColumns(): readonly Column<DocumentRow>[] {
  const { documents: words } = useWords();
  const { party } = usePerson();
  return useMemo(
    () => [
      { key: 'number', title: words.number, render: ({ id, number }) => <Link to={`/documents/${id}`}>{number}</Link> },
      { key: 'kind', title: words.kind, render: ({ kind }) => words.kinds[kind] },
      {
        key: 'counterparty',
        title: words.counterparty,
        render: ({ seller, buyer }) => <PartyName party={seller === party ? buyer : seller} />,
      },
      { key: 'side', title: words.side, render: ({ seller }) => (seller === party ? words.seller : words.buyer) },
      {
        key: 'submitters',
        title: words.submitters,
        render: ({ submitters }) => {
          const [one = '', other] = submitters;
          if (other !== undefined) return words.bothSides;
          return one === party ? words.you : <PartyName party={one} />;
        },
      },
      { key: 'found', title: words.found, render: (row) => <FoundTag document={row} /> },
      {
        ...{ key: 'received', title: words.receivedAt, sort: 'receivedAt' },
        render: ({ receivedAt }) => <Moment at={receivedAt} />,
      },
    ],
    [words, party],
  );
}
