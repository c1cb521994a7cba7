import { Facts, Loaded, Moment, Page, Panel, Tag, Tags, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ReceiptedGoods } from '../../goods/receipted-goods.js';
import { SCREENS } from '../../screen-list.js';
import { useWords } from '../../words/index.js';
import { DownloadOriginal } from '../document/download-original.js';
import { FindingsPanel } from '../document/findings-panel.js';
import '../documents.css';
import { FoundTag } from '../found-tag.js';
import type { RecordView } from '../document/views.js';
import { worstOf } from './worst-of.js';

const JSON_KINDS: readonly RecordView['kind'][] = ['event-record', 'warehouse-receipt'];
const contentOf = (id: string) => `/v1/records/${id}/content`;

/** One piece of evidence: what it is, which papers it names, and what was found in it. */
export function RecordScreen() {
  const { id = '' } = useParams();
  const connection = useConnection();
  const { documents } = useWords();
  const { records: words } = documents;
  const found = useQuery({
    queryKey: ['record', id],
    queryFn: () => connection.call(connection.routes.GET('/v1/records/{id}', { params: { path: { id } } })),
  });
  return (
    <Page
      title={found.data ? documents.document.title(documents.kinds[found.data.kind], found.data.number) : words.title}
      about={<Link to={SCREENS.records.path}>{words.back}</Link>}
      actions={
        found.data && (
          <>
            <FoundTag document={{ findings: found.data.findings, worst: worstOf(found.data.findings) }} />
            <DownloadOriginal
              path={contentOf(id)}
              name={found.data.number}
              suffix={JSON_KINDS.includes(found.data.kind) ? 'json' : 'xml'}
            />
          </>
        )
      }
    >
      <Loaded query={found}>
        {(record) => (
          <>
            <RecordFacts record={record} />
            {record.kind === 'warehouse-receipt' && <ReceiptedGoods id={record.id} />}
            <FindingsPanel findings={record.findings} path={contentOf(id)} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function RecordFacts({ record: { kind, number, references, receivedAt, sha256 } }: { readonly record: RecordView }) {
  const { documents } = useWords();
  const { records: words } = documents;
  return (
    <Panel title={words.what}>
      <Facts
        items={[
          [documents.kind, documents.kinds[kind]],
          [documents.number, number],
          [
            words.references,
            <Tags key="references">
              {references.map((reference) => (
                <Tag key={reference}>{reference}</Tag>
              ))}
            </Tags>,
          ],
          [documents.receivedAt, <Moment key="received" at={receivedAt} />],
          [
            documents.document.sha256,
            <span key="sha256" className="tk-mono">
              {sha256}
            </span>,
          ],
        ]}
      />
    </Panel>
  );
}
