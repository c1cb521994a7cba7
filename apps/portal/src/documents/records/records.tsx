import { Blank, type Column, DataTable, Failure, Moment, Page, useConnection, Waiting } from '@tallystick/web-kit';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { SCREENS } from '../../screen-list.js';
import { useWords } from '../../words/index.js';
import type { RecordView } from '../document/views.js';
import { DocumentTabs } from '../document-tabs.js';
import { FoundTag } from '../found-tag.js';
import { worstOf } from './worst-of.js';

const PAGE_ROWS = 200;

/** What the party handed in on its trades beside papers. */
export function Records() {
  const connection = useConnection();
  const { documents } = useWords();
  const { records: words } = documents;
  const pages = useInfiniteQuery({
    queryKey: ['records'],
    queryFn: ({ pageParam }) => {
      const params = { query: { limit: PAGE_ROWS, ...(pageParam === undefined ? {} : { cursor: pageParam }) } };
      return connection.call(connection.routes.GET('/v1/records', { params }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);
  const columns: Column<RecordView>[] = [
    {
      key: 'number',
      title: documents.number,
      render: ({ id, number }) => <Link to={SCREENS.record.path.replace(':id', id)}>{number}</Link>,
    },
    { key: 'kind', title: documents.kind, render: ({ kind }) => documents.kinds[kind] },
    { key: 'names', title: words.references, render: ({ references }) => words.named(references.length) },
    {
      key: 'found',
      title: documents.found,
      render: ({ findings }) => <FoundTag document={{ findings, worst: worstOf(findings) }} />,
    },
    { key: 'received', title: documents.receivedAt, render: ({ receivedAt }) => <Moment at={receivedAt} /> },
  ];
  return (
    <Page title={words.title} about={words.about}>
      <DocumentTabs />
      <section className="tk-panel" aria-label={words.title}>
        {pages.error && rows.length === 0 ? (
          <Failure error={pages.error} onRetry={() => void pages.refetch()} />
        ) : pages.isPending ? (
          <Waiting />
        ) : (
          <DataTable
            label={words.title}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            hasMore={pages.hasNextPage}
            onEnd={() => {
              if (!pages.isFetching) void pages.fetchNextPage();
            }}
            maxHeight="max(360px, calc(100vh - 250px))"
            blank={<Blank title={words.empty}>{words.emptyHint}</Blank>}
          />
        )}
      </section>
    </Page>
  );
}
