import { FormDialogue } from '@tallystick/web-kit';
import { Form, Input } from 'antd';
import { useWords } from '../words/index.js';
import { useActChange } from './act-doors.js';

const REASON_MAX = 500;

interface Refusal {
  readonly reason: string;
}

/** A refusal is final, and its reason is for all who see the act. */
export function RefuseDialogue({ act, onClose }: { readonly act: string; readonly onClose: () => void }) {
  const { signing: words, people } = useWords();
  const refusing = useActChange((doors, { reason }: Refusal) => doors.refuse(act, reason.trim()));
  const { error, isPending } = refusing;
  const mutate = (terms: Refusal) => refusing.mutate(terms, { onSuccess: onClose });
  return (
    <FormDialogue<Refusal>
      title={words.refuse}
      cancel={people.cancel}
      initial={{ reason: '' }}
      change={{ error, isPending, mutate }}
      onClose={onClose}
    >
      <p>{words.refuseHint}</p>
      <Form.Item
        name="reason"
        label={words.reason}
        rules={[{ required: true, whitespace: true, message: words.reasonNeeded }]}
      >
        <Input.TextArea rows={3} maxLength={REASON_MAX} showCount />
      </Form.Item>
    </FormDialogue>
  );
}
