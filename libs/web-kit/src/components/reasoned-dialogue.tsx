import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { FormDialogue } from './form-dialogue.js';
import { useClosing } from './use-closing.js';

export interface Reasoned {
  readonly reason: string;
}

export interface ReasonedDialogueTerms<Terms extends Reasoned> {
  readonly title: string;
  readonly hint: string;
  readonly words: {
    readonly cancel: string;
    readonly reason: string;
    readonly reasonNeeded: string;
  };
  readonly change: {
    readonly error: Error | null;
    readonly isPending: boolean;
    readonly isSuccess: boolean;
    readonly mutate: (terms: Terms) => void;
  };
  readonly onClose: () => void;
  readonly initial?: Partial<Terms>;
  /** Characters at most. */
  readonly reasonMax?: number;
  /** Fields before the reason. */
  readonly children?: ReactNode;
}

const REASON_MAX = 500;

/** Asks why, of whoever does what others will read the reason of. It closes once it was done. */
export function ReasonedDialogue<Terms extends Reasoned>({
  title,
  hint,
  words,
  change,
  onClose,
  initial = {},
  reasonMax = REASON_MAX,
  children,
}: ReasonedDialogueTerms<Terms>) {
  useClosing(change.isSuccess, onClose);
  return (
    <FormDialogue<Terms> title={title} cancel={words.cancel} initial={initial} change={change} onClose={onClose}>
      <p className="tk-quiet">{hint}</p>
      {children}
      <Form.Item
        name="reason"
        label={words.reason}
        rules={[{ required: true, whitespace: true, message: words.reasonNeeded }]}
      >
        <Input.TextArea rows={3} maxLength={reasonMax} showCount autoFocus />
      </Form.Item>
    </FormDialogue>
  );
}
