import { Loaded, Page, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { SCREENS } from '../../screen-list.js';
import { useWords } from '../../words/index.js';
import '../documents.css';
import { FoundTag } from '../found-tag.js';
import { DocumentFacts } from './document-facts.js';
import { DocumentLines } from './document-lines.js';
import { DocumentSums } from './document-sums.js';
import { DownloadOriginal } from './download-original.js';
import { FindingsPanel } from './findings-panel.js';
import { InvoiceVerifications } from './invoice-verifications.js';

const contentOf = (id: string) => `/v1/documents/${id}/content`;

/** One document as facts and lines, with what was found at its place. */
export function Document() {
  const { id = '' } = useParams();
  const connection = useConnection();
  const { documents } = useWords();
  const { document: words } = documents;
  const params = { params: { path: { id } } };
  const found = useQuery({
    queryKey: ['document', id],
    queryFn: () => connection.call(connection.routes.GET('/v1/documents/{id}', params)),
  });
  const reading = useQuery({
    queryKey: ['document', id, 'reading'],
    queryFn: () => connection.call(connection.routes.GET('/v1/documents/{id}/reading', params)),
    // A document's bytes never change.
    staleTime: 'static',
  });
  const title = found.data && words.title(documents.kinds[found.data.kind], found.data.number);
  return (
    <Page
      title={title ?? documents.title}
      about={<Link to={SCREENS.documents.path}>{words.back}</Link>}
      actions={
        found.data && (
          <>
            <FoundTag document={found.data} />
            <DownloadOriginal path={contentOf(id)} name={found.data.number} suffix="xml" />
          </>
        )
      }
    >
      <Loaded query={found}>
        {(document) => (
          <>
            <Loaded query={reading}>
              {(read) => (
                <>
                  <DocumentFacts document={document} reading={read} />
                  <DocumentSums document={document} reading={read} />
                  <DocumentLines document={document} reading={read} />
                </>
              )}
            </Loaded>
            <FindingsPanel findings={document.findings} path={contentOf(id)} />
            {document.kind === 'invoice' && <InvoiceVerifications invoice={id} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
