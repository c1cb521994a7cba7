import { FormDialogue } from '@tallystick/web-kit';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/index.js';
import { useDeclining } from './quotes-doors.js';

const REASON_MAX = 500;

interface Reason {
  readonly reason: string;
}

/** No price, and why: it is final for this request. */
export function Declining({ request }: { readonly request: string }) {
  const { quotes: words } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button danger onClick={() => setIsOpen(true)}>
        {words.decline}
      </Button>
      {isOpen && <DeclineDialogue request={request} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function DeclineDialogue({ request, onClose }: { readonly request: string; readonly onClose: () => void }) {
  const { quotes: words, people, signing } = useWords();
  const { error, isPending, mutate } = useDeclining(request);
  return (
    <FormDialogue<Reason>
      title={words.decline}
      cancel={people.cancel}
      initial={{ reason: '' }}
      change={{ error, isPending, mutate: ({ reason }) => mutate({ reason: reason.trim() }, { onSuccess: onClose }) }}
      onClose={onClose}
    >
      <p>{words.declineHint}</p>
      <Form.Item
        name="reason"
        label={signing.reason}
        rules={[{ required: true, whitespace: true, message: words.reasonNeeded }]}
      >
        <Input.TextArea rows={3} maxLength={REASON_MAX} showCount />
      </Form.Item>
    </FormDialogue>
  );
}
