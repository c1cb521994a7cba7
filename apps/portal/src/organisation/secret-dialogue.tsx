import { useWords } from '../words/index.js';
import { CopyButton } from '../confirming/copy-button.js';
import type { MachineSecret } from './machine-doors.js';
import { ShownOnce } from '../confirming/shown-once.js';

interface SecretDialogueTerms {
  readonly secret: MachineSecret;
  readonly onClose: () => void;
}

export function SecretDialogue({ secret: { clientId, clientSecret }, onClose }: SecretDialogueTerms) {
  const { machines: words, people } = useWords();
  return (
    <ShownOnce title={words.secretTitle} close={people.close} onClose={onClose}>
      <p>{words.secretHint}</p>
      <p>{words.clientId}</p>
      <code>{clientId}</code>
      <p>{words.secret}</p>
      <code>{clientSecret}</code>
      <CopyButton text={clientSecret} label={words.copySecret} />
    </ShownOnce>
  );
}
