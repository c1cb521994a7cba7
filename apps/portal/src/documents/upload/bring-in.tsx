import { FileChanged } from '@tallystick/api-client/browser';
import { Failure, Panel, usePerson } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { pathOf } from '../../path-of.js';
import { useWords } from '../../words/index.js';
import { FileDrop } from './file-drop.js';
import { useUploads } from './use-uploads.js';

/** Where files are brought in; once they are announced their upload has a screen of its own. */
export function BringIn() {
  const { scopes } = usePerson();
  const { documents } = useWords();
  const { drop: words } = documents;
  const { uploads, running } = useUploads();
  const navigate = useNavigate();
  const [key, setKey] = useState<string>();
  const upload = running.find((one) => one.key === key);
  const batch = upload?.batch?.id;
  useEffect(() => {
    if (batch !== undefined) void navigate(pathOf('upload', batch));
  }, [batch, navigate]);
  const read = upload?.files.filter(({ step }) => step !== 'waiting').length ?? 0;
  return (
    <Panel title={words.title} isFlush>
      {scopes.includes('documents') ? (
        <FileDrop
          label={words.label}
          button={words.choose}
          isBusy={upload !== undefined && !upload.isOver}
          onFiles={(files) => setKey(uploads.start(files, labelOf(files)))}
        >
          {upload && !upload.isOver ? (
            <span role="status">{words.reading(read, upload.files.length)}</span>
          ) : (
            words.hint
          )}
        </FileDrop>
      ) : (
        <p className="tk-panel-body tk-quiet">{words.mayNot}</p>
      )}
      {upload?.error !== undefined && <UploadFailure error={upload.error} onAgain={() => uploads.again(upload.key)} />}
    </Panel>
  );
}

/** Why an upload stopped, and the way on: what was sent is kept there. */
export function UploadFailure({ error, onAgain }: { readonly error: unknown; readonly onAgain: () => void }) {
  const { documents } = useWords();
  const { drop: words } = documents;
  if (error instanceof FileChanged)
    return (
      <p role="alert" className="tk-panel-body">
        {words.changed(error.file)}
      </p>
    );
  return (
    <>
      <Failure error={error} />
      <div className="tk-blank" style={{ paddingTop: 0 }}>
        <Button onClick={onAgain}>{words.again}</Button>
      </div>
    </>
  );
}

/** By which it is found among others: the first file, and how many more. */
const labelOf = ([first, ...more]: readonly File[]): string => {
  const LABEL_MAX = 180;
  const name = (first?.name ?? '').slice(0, LABEL_MAX);
  return more.length === 0 ? name : `${name} +${more.length}`;
};
