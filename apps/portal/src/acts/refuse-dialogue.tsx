import { type Reasoned, ReasonedDialogue } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';
import { useActChange } from './act-doors.js';

/** A refusal is final, and its reason is for all who see the act. */
export function RefuseDialogue({ act, onClose }: { readonly act: string; readonly onClose: () => void }) {
  const { signing: words, people } = useWords();
  const refusing = useActChange((doors, { reason }: Reasoned) => doors.refuse(act, reason.trim()));
  return (
    <ReasonedDialogue
      title={words.refuse}
      hint={words.refuseHint}
      words={{ ...words, cancel: people.cancel }}
      change={refusing}
      onClose={onClose}
    />
  );
}
