import { Modal } from 'antd';
import { useWords } from '../words/index.js';
import { CopyButton } from './copy-button.js';
import type { MachineSecret } from './machine-doors.js';

interface SecretDialogueTerms {
  readonly secret: MachineSecret;
  readonly onClose: () => void;
}

export function SecretDialogue({ secret: { clientId, clientSecret }, onClose }: SecretDialogueTerms) {
  const { machines: words, people } = useWords();
  return (
    <Modal
      open
      title={words.secretTitle}
      okText={people.close}
      onOk={onClose}
      onCancel={onClose}
      maskClosable={false}
      cancelButtonProps={{ hidden: true }}
    >
      <div className="pt-once">
        <p>{words.secretHint}</p>
        <p>{words.clientId}</p>
        <code>{clientId}</code>
        <p>{words.secret}</p>
        <code>{clientSecret}</code>
        <CopyButton text={clientSecret} label={words.copySecret} />
      </div>
    </Modal>
  );
}
