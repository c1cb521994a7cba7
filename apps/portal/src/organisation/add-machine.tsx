import { FormDialogue } from '@tallystick/web-kit';
import { Form, Input } from 'antd';
import { useWords } from '../words/index.js';
import { type Scope, useMachineChange } from './machine-doors.js';
import { ScopeChoice } from './scope-choice.js';
import { SecretDialogue } from './secret-dialogue.js';

interface MachineForm {
  readonly label: string;
  readonly scopes: Scope[];
}

const LABEL_MAX = 100;

/** Makes a credential, and then shows its secret, once. Nobody gives what they have not. */
export function AddMachine({ onClose }: { readonly onClose: () => void }) {
  const { machines: words } = useWords();
  const issuing = useMachineChange((doors, terms: MachineForm) => doors.issue(terms.label, terms.scopes));
  if (issuing.data) return <SecretDialogue secret={issuing.data} onClose={onClose} />;
  return (
    <FormDialogue<MachineForm>
      title={words.add}
      cancel={words.cancel}
      initial={{ label: '', scopes: ['read'] }}
      change={issuing}
      onClose={onClose}
    >
      <Form.Item
        name="label"
        label={words.label}
        rules={[{ required: true, whitespace: true, message: words.labelNeeded }]}
      >
        <Input maxLength={LABEL_MAX} autoFocus />
      </Form.Item>
      <Form.Item
        name="scopes"
        label={words.scopes}
        htmlFor=""
        rules={[{ required: true, type: 'array', min: 1, message: words.scopesNeeded }]}
      >
        <ScopeChoice />
      </Form.Item>
    </FormDialogue>
  );
}
