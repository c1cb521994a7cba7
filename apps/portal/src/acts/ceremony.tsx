import type { ActView } from '@tallystick/web-kit/signing';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/index.js';
import { CeremonyDialogue } from './ceremony-dialogue.js';
import { Totals } from './totals-line.js';

interface CeremonyTerms {
  /** Those that were chosen. */
  readonly acts: readonly ActView[];
  readonly onDone: () => void;
}

/** Several acts in one ceremony: listed and totalled as they are signed, and then one after another by the reader’s passkey. */
export function Ceremony({ acts, onDone }: CeremonyTerms) {
  const { signing: words } = useWords();
  const [begun, setBegun] = useState<readonly ActView[]>();
  return (
    <div className="pt-ceremony">
      <Button type="primary" disabled={acts.length === 0} onClick={() => setBegun(acts)}>
        {words.approveChosen(acts.length)}
      </Button>
      {acts.length > 0 && <Totals acts={acts} />}
      {begun && (
        <CeremonyDialogue
          acts={begun}
          waiting={acts}
          onClose={() => setBegun(undefined)}
          onDone={() => {
            setBegun(undefined);
            onDone();
          }}
        />
      )}
    </div>
  );
}
