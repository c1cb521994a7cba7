import { Checkbox } from 'antd';
import { useWords } from '../words/index.js';
import { type Role, ROLES } from './people-doors.js';
import './organisation.css';

interface RoleChoiceTerms {
  readonly value?: readonly Role[];
  readonly onChange?: (roles: Role[]) => void;
}

/** The roles with what each may do. A field of antd's forms. */
export function RoleChoice({ value = [], onChange }: RoleChoiceTerms) {
  const { people, roles, roleHints } = useWords();
  const toggled = (role: Role, isOn: boolean) => ROLES.filter((one) => (one === role ? isOn : value.includes(one)));
  return (
    <div className="pt-choices" role="group" aria-label={people.roles}>
      {ROLES.map((role) => (
        <Checkbox
          key={role}
          checked={value.includes(role)}
          onChange={({ target }) => onChange?.(toggled(role, target.checked))}
        >
          <strong>{roles[role]}</strong> <span className="tk-quiet">{roleHints[role]}</span>
        </Checkbox>
      ))}
    </div>
  );
}
