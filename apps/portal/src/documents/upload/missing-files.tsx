import type { BatchView } from '@tallystick/api-client/browser';
import { Moment, Panel, usePerson } from '@tallystick/web-kit';
import { useWords } from '../../words/index.js';
import { FileDrop } from './file-drop.js';
import { useUploads } from './use-uploads.js';

interface MissingFilesTerms {
  readonly batch: BatchView;
  /** Whether files were chosen, and none of them is missing. */
  readonly isNoneOfIt: boolean;
}

/** What a page that was closed left unsent: its files are chosen again, and only those that are missing go. */
export function MissingFiles({ batch: { id, files, openUntil }, isNoneOfIt }: MissingFilesTerms) {
  const { scopes } = usePerson();
  const { documents } = useWords();
  const { drop, upload: words } = documents;
  const { uploads } = useUploads();
  return (
    <Panel title={words.missing(files.awaited)} isFlush>
      {scopes.includes('documents') ? (
        <FileDrop label={drop.label} button={words.resume} onFiles={(given) => uploads.resume(id, given)}>
          {isNoneOfIt ? <span role="alert">{words.noneOfIt}</span> : words.missingHint} {words.until}{' '}
          <Moment at={openUntil} />
        </FileDrop>
      ) : (
        <p className="tk-panel-body tk-quiet">{drop.mayNot}</p>
      )}
    </Panel>
  );
}
