import { Form } from 'antd';
import type { ReactNode } from 'react';
import { Dialogue } from './dialogue.js';
import { Failure } from './states.js';

interface FormDialogueTerms<Terms> {
  /** Of the dialogue and of the button that sends it. */
  readonly title: string;
  readonly cancel: string;
  readonly initial: Partial<Terms>;
  readonly change: {
    readonly error: Error | null;
    readonly isPending: boolean;
    readonly mutate: (terms: Terms) => void;
  };
  readonly onClose: () => void;
  /** Fields of antd's, named as the terms are. */
  readonly children: ReactNode;
}

/** A form in a dialogue; why it was refused is said above it, and what was typed stays. */
export function FormDialogue<Terms extends object>({
  title,
  cancel,
  initial,
  change: { error, isPending, mutate },
  onClose,
  children,
}: FormDialogueTerms<Terms>) {
  const [form] = Form.useForm<Terms>();
  return (
    <Dialogue
      title={title}
      okText={title}
      cancelText={cancel}
      confirmLoading={isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {error && <Failure error={error} />}
      <Form<Terms>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(terms) => mutate(terms)}
      >
        {children}
      </Form>
    </Dialogue>
  );
}
