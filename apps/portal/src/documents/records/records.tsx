import { Blank, type Column, Moment, Page, PagedTable, useConnection, usePages } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { pathOf } from '../../path-of.js';
import { useWords } from '../../words/index.js';
import type { RecordView } from '../document/views.js';
import { DocumentTabs } from '../document-tabs.js';
import { FoundTag } from '../found-tag.js';
import { worstOf } from './worst-of.js';

/** What the party handed in on its trades beside papers. */
export function Records() {
  const connection = useConnection();
  const { documents } = useWords();
  const { records: words } = documents;
  const pages = usePages({
    queryKey: ['records'],
    ask: (query) => connection.call(connection.routes.GET('/v1/records', { params: { query } })),
  });
  const columns: Column<RecordView>[] = [
    {
      key: 'number',
      title: documents.number,
      render: ({ id, number }) => <Link to={pathOf('record', id)}>{number}</Link>,
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
        <PagedTable
          pages={pages}
          label={words.title}
          columns={columns}
          keyOf={({ id }) => id}
          maxHeight="max(360px, calc(100vh - 250px))"
          blank={<Blank title={words.empty}>{words.emptyHint}</Blank>}
        />
      </section>
    </Page>
  );
}
