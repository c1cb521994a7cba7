import { Dialogue, useConnection, usePerson } from '@tallystick/web-kit';
import { installation, registerActingPasskey } from '@tallystick/web-kit/signing';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { SigningFailure } from '../acts/signing-failure.js';
import { PASSKEYS } from '../acts/act-doors.js';
import { useWords } from '../words/index.js';

const LABEL_MAX = 100;

interface Label {
  readonly label: string;
}

/** Makes a passkey on this device and has it prove itself: the device asks its person twice. */
export function RegisterDevice({ onClose }: { readonly onClose: () => void }) {
  const connection = useConnection();
  const person = usePerson();
  const queries = useQueryClient();
  const { devices: words, people } = useWords();
  const [form] = Form.useForm<Label>();
  const registering = useMutation({
    mutationFn: ({ label }: Label) => registerActingPasskey(connection, installation(), person, label.trim()),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: PASSKEYS }),
  });
  return (
    <Dialogue
      title={words.register}
      okText={words.go}
      cancelText={people.cancel}
      confirmLoading={registering.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {registering.error && <SigningFailure error={registering.error} />}
      <p className="pt-hint">{words.registerHint}</p>
      <Form<Label>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ label: '' }}
        onFinish={(terms) => registering.mutate(terms)}
      >
        <Form.Item
          name="label"
          label={words.label}
          extra={words.labelHint}
          rules={[{ required: true, whitespace: true, message: words.labelNeeded }]}
        >
          <Input maxLength={LABEL_MAX} />
        </Form.Item>
      </Form>
    </Dialogue>
  );
}
