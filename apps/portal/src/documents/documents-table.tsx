import { Blank, type Column, Moment, PagedTable, useConnection, usePages, usePerson } from '@tallystick/web-kit';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { pathOf } from '../path-of.js';
import { useWords } from '../words/index.js';
import type { DocumentView } from './document/views.js';
import { FoundTag } from './found-tag.js';
import type { queryOf } from './list-filters.js';

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
  const pages = usePages({
    queryKey: ['documents', query],
    ask: (paging) =>
      connection.call(connection.routes.GET('/v1/documents', { params: { query: { ...query, ...paging } } })),
    staysUntilThen: true,
  });
  const columns = useDocumentColumns();
  return (
    <PagedTable
      pages={pages}
      label={words.title}
      columns={columns}
      keyOf={({ id }) => id}
      sort={sort}
      onSort={onSort}
      maxHeight="max(360px, calc(100vh - 250px))"
      blank={
        <Blank title={isNarrowed ? words.none : words.empty}>{isNarrowed ? words.noneHint : words.emptyHint}</Blank>
      }
    />
  );
}

export function useDocumentColumns(): readonly Column<DocumentView>[] {
  const { documents: words } = useWords();
  const { party } = usePerson();
  return useMemo(
    () => [
      {
        key: 'number',
        title: words.number,
        render: ({ id, number }) => <Link to={pathOf('document', id)}>{number}</Link>,
      },
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
