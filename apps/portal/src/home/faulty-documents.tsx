import { DataTable, Loaded, Panel, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useDocumentColumns } from '../documents/documents-table.js';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';

const SHOWN_MAX = 5;
const WORST = 'error,warning';
const COLUMNS = ['number', 'kind', 'counterparty', 'found', 'received'];

/** The latest papers of one's own in which something is wrong. */
export function FaultyDocuments() {
  const connection = useConnection();
  const { documents } = useWords();
  const { home: words } = documents;
  const query = { worst: WORST, limit: SHOWN_MAX };
  const faulty = useQuery({
    queryKey: ['documents', 'faulty'],
    queryFn: () => connection.call(connection.routes.GET('/v1/documents', { params: { query } })),
  });
  const columns = useDocumentColumns().filter(({ key }) => COLUMNS.includes(key));
  // Nothing to do, nothing to show: the screen begins with what needs somebody.
  if (faulty.data?.items.length === 0) return null;
  return (
    <Panel title={words.title} isFlush actions={<Link to={`${SCREENS.documents.path}?found=faulty`}>{words.all}</Link>}>
      <Loaded query={faulty}>
        {({ items }) => (
          <DataTable
            label={words.title}
            columns={columns.map(({ sort: _, ...column }) => column)}
            rows={items}
            keyOf={({ id }) => id}
          />
        )}
      </Loaded>
    </Panel>
  );
}
