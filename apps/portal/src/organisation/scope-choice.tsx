import { usePerson } from '@tallystick/web-kit';
import { Checkbox } from 'antd';
import { useWords } from '../words/index.js';
import type { Scope } from './machine-doors.js';
import './organisation.css';

interface ScopeChoiceTerms {
  readonly value?: readonly Scope[];
  readonly onChange?: (scopes: Scope[]) => void;
}

/** Some of the person's own scopes. A field of antd's forms, whose own group of boxes takes an attribute that a group may not have. */
export function ScopeChoice({ value = [], onChange }: ScopeChoiceTerms) {
  const { scopes: own } = usePerson();
  const { machines, scopes: words } = useWords();
  return (
    <div className="pt-choices" role="group" aria-label={machines.scopes}>
      {own.map((scope) => (
        <Checkbox
          key={scope}
          checked={value.includes(scope)}
          onChange={({ target }) =>
            onChange?.(own.filter((one) => (one === scope ? target.checked : value.includes(one))))
          }
        >
          {words[scope]}
        </Checkbox>
      ))}
    </div>
  );
}
