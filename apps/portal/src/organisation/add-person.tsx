import { Failure } from '@tallystick/web-kit';
import { Form, Input, Modal } from 'antd';
import { useWords } from '../words/index.js';
import { type Role, usePeopleChange } from './people-doors.js';
import { PersonLinkDialogue } from './person-link-dialogue.js';
import { RoleChoice } from './role-choice.js';

interface PersonForm {
  readonly name: string;
  readonly roles: Role[];
}

const NAME_MAX = 100;

/** Brings a person in, and then shows the link for them, once. */
export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const { people: words } = useWords();
  const [form] = Form.useForm<PersonForm>();
  const adding = usePeopleChange((doors, { name, roles }: PersonForm) => doors.add(name, roles));
  if (adding.data) {
    const { person, link } = adding.data;
    return <PersonLinkDialogue name={person.name} link={link} onClose={onClose} />;
  }
  return (
    <Modal
      open
      title={words.add}
      okText={words.add}
      cancelText={words.cancel}
      confirmLoading={adding.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {adding.error && <Failure error={adding.error} />}
      <Form<PersonForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: '', roles: ['viewer'] }}
        onFinish={(terms) => adding.mutate(terms)}
      >
        <Form.Item
          name="name"
          label={words.name}
          rules={[{ required: true, whitespace: true, message: words.nameNeeded }]}
        >
          <Input maxLength={NAME_MAX} autoFocus />
        </Form.Item>
        <Form.Item
          name="roles"
          label={words.roles}
          htmlFor=""
          rules={[{ required: true, type: 'array', min: 1, message: words.oneRole }]}
        >
          <RoleChoice />
        </Form.Item>
      </Form>
    </Modal>
  );
}
