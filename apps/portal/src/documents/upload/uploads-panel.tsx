import type { BatchView } from '@tallystick/api-client/browser';
import { type Column, DataTable, Moment, Panel, Tag, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { pathOf } from '../../path-of.js';
import { useWords } from '../../words/index.js';
import { allOf, Progress, settledOf } from './progress.js';
import { useUploads } from './use-uploads.js';

const SHOWN_MAX = 5;

/** The latest uploads, whoever of the party began them and whichever page sends them: one that was left is found again here. */
export function UploadsPanel() {
  const connection = useConnection();
  const { documents } = useWords();
  const { running } = useUploads();
  const { uploads: words, upload } = documents;
  const { data } = useQuery({
    queryKey: ['batches'],
    queryFn: () =>
      connection.call(connection.routes.GET('/v1/document-batches', { params: { query: { limit: SHOWN_MAX } } })),
  });
  const told = new Map(running.flatMap(({ batch }) => (batch ? [[batch.id, batch] as const] : [])));
  const rows = (data?.items ?? []).map((batch) => told.get(batch.id) ?? batch);
  const columns: Column<BatchView>[] = [
    {
      key: 'label',
      title: words.name,
      render: ({ id, label }) => <Link to={pathOf('upload', id)}>{label || words.unnamed}</Link>,
    },
    {
      key: 'progress',
      title: words.progress,
      render: (batch) => (
        <span className="pt-progress">
          <Progress batch={batch} />
          {words.ofFiles(settledOf(batch.files), allOf(batch.files))}
        </span>
      ),
    },
    {
      key: 'state',
      title: words.state,
      render: ({ state, files }) =>
        state === 'open' ? (
          <Tag tone="info">{files.awaited > 0 ? upload.missing(files.awaited) : upload.open}</Tag>
        ) : (
          <Tag tone={files.refused > 0 ? 'bad' : 'good'}>
            {files.refused > 0 ? `${upload.states.refused}: ${files.refused}` : upload.done}
          </Tag>
        ),
    },
    { key: 'opened', title: words.opened, render: ({ openedAt }) => <Moment at={openedAt} /> },
  ];
  if (rows.length === 0) return null;
  return (
    <Panel title={words.title} isFlush>
      <DataTable label={words.title} columns={columns} rows={rows} keyOf={({ id }) => id} />
    </Panel>
  );
}
