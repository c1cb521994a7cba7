import { Failure } from '@tallystick/web-kit';
import { Button, Popconfirm } from 'antd';
import { useWords } from '../words/index.js';
import { type Machine, useMachineChange } from './machine-doors.js';
import { SecretDialogue } from './secret-dialogue.js';

export function MachineActions({ machine: { clientId, label } }: { readonly machine: Machine }) {
  const { machines: words } = useWords();
  const rotating = useMachineChange((doors) => doors.rotate(clientId));
  const revoking = useMachineChange((doors) => doors.revoke(clientId));
  const error = rotating.error ?? revoking.error;
  const answers = { okText: words.ok, cancelText: words.cancel };
  return (
    <span className="pt-row-actions">
      {error && <Failure error={error} />}
      <Popconfirm
        {...answers}
        title={words.rotateAsk}
        description={words.rotateHint}
        onConfirm={() => rotating.mutate(undefined)}
      >
        <Button size="small" aria-label={`${words.rotate}: ${label}`}>
          {words.rotate}
        </Button>
      </Popconfirm>
      <Popconfirm
        {...answers}
        title={words.revokeAsk(label)}
        description={words.revokeHint}
        onConfirm={() => revoking.mutate(undefined)}
      >
        <Button size="small" danger aria-label={`${words.revoke}: ${label}`}>
          {words.revoke}
        </Button>
      </Popconfirm>
      {rotating.data && <SecretDialogue secret={rotating.data} onClose={rotating.reset} />}
    </span>
  );
}
