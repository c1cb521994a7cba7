import type { BatchView } from '@tallystick/api-client/browser';
import { Facts, Loaded, Moment, Page, Panel, Tag } from '@tallystick/web-kit';
import { Link, useParams } from 'react-router';
import { SCREENS } from '../../screen-list.js';
import { useWords } from '../../words/index.js';
import { UploadFailure } from './bring-in.js';
import '../documents.css';
import { ForgetUpload } from './forget-upload.js';
import { MissingFiles } from './missing-files.js';
import { allOf, Progress, settledOf } from './progress.js';
import { RefusedFiles } from './refused-files.js';
import { UploadFiles } from './upload-files.js';
import { useBatch } from './use-batch.js';
import { useUploads } from './use-uploads.js';

/** One upload: how far it is, and what became of each file. */
export function UploadScreen() {
  const { id = '' } = useParams();
  const { documents } = useWords();
  const { upload: words, uploads: list } = documents;
  const { uploads, running } = useUploads();
  const here = running.find((one) => one.id === id);
  const batch = useBatch(id, here);
  const label = batch.data?.label ?? '';
  return (
    <Page
      title={words.title(label === '' ? list.unnamed : label)}
      about={<Link to={SCREENS.documents.path}>{words.back}</Link>}
      actions={batch.data && <ForgetUpload id={id} />}
    >
      <Loaded query={batch}>
        {(found) => (
          <>
            <Standing batch={found} />
            {here?.error !== undefined && (
              <section className="tk-panel" aria-label={documents.drop.failed}>
                <UploadFailure error={here.error} onAgain={() => uploads.again(here.key)} />
              </section>
            )}
            {found.state === 'open' && found.files.awaited > 0 && (here === undefined || here.isOver) && (
              <MissingFiles batch={found} isNoneOfIt={here?.isOver === true && here.error === undefined} />
            )}
            {found.files.refused > 0 && <RefusedFiles id={id} />}
            <UploadFiles id={id} here={here} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Standing({ batch }: { readonly batch: BatchView }) {
  const { documents } = useWords();
  const { upload: words } = documents;
  const { files, state, openedAt, openUntil, keptUntil } = batch;
  const isDone = state === 'done';
  return (
    <Panel
      title={words.progress}
      actions={<Tag tone={isDone ? 'good' : 'info'}>{isDone ? words.done : words.open}</Tag>}
    >
      <p role="status">{words.settled(settledOf(files), allOf(files))}</p>
      <Progress batch={batch} isWide />
      {!isDone && <p className="tk-quiet">{words.leave}</p>}
      <Facts
        items={[
          ...(['accepted', 'known', 'refused', 'received', 'awaited'] as const).map(
            (name) => [words.states[name], String(files[name])] as const,
          ),
          [words.openedAt, <Moment key="opened" at={openedAt} />],
          isDone
            ? [words.kept, <Moment key="kept" at={keptUntil} />]
            : [words.until, <Moment key="until" at={openUntil} />],
        ]}
      />
    </Panel>
  );
}
