import { Failure } from '@tallystick/web-kit';
import { AskButton } from '../confirming/ask-button.js';
import { useWords } from '../words/index.js';
import { type Machine, useMachineChange } from './machine-doors.js';
import { SecretDialogue } from './secret-dialogue.js';

export function MachineActions({ machine: { clientId, label } }: { readonly machine: Machine }) {
  const { machines: words } = useWords();
  const rotating = useMachineChange((doors) => doors.rotate(clientId));
  const revoking = useMachineChange((doors) => doors.revoke(clientId));
  const error = rotating.error ?? revoking.error;
  return (
    <span className="pt-row-actions">
      {error && <Failure error={error} />}
      <AskButton
        label={words.rotate}
        describedAs={`${words.rotate}: ${label}`}
        question={words.rotateAsk}
        hint={words.rotateHint}
        isSmall
        isPending={rotating.isPending}
        onYes={() => rotating.mutate(undefined)}
      />
      <AskButton
        label={words.revoke}
        describedAs={`${words.revoke}: ${label}`}
        question={words.revokeAsk(label)}
        hint={words.revokeHint}
        isDanger
        isSmall
        isPending={revoking.isPending}
        onYes={() => revoking.mutate(undefined)}
      />
      {rotating.data && <SecretDialogue secret={rotating.data} onClose={rotating.reset} />}
    </span>
  );
}
