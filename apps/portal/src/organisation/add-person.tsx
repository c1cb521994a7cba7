import { FormDialogue } from '@tallystick/web-kit';
import { Form, Input } from 'antd';
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
  const adding = usePeopleChange((doors, { name, roles }: PersonForm) => doors.add(name, roles));
  if (adding.data) {
    const { person, link } = adding.data;
    return <PersonLinkDialogue name={person.name} link={link} onClose={onClose} />;
  }
  return (
    <FormDialogue<PersonForm>
      title={words.add}
      cancel={words.cancel}
      initial={{ name: '', roles: ['viewer'] }}
      change={adding}
      onClose={onClose}
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
    </FormDialogue>
  );
}
