import { useId } from 'react';
import type { FieldName } from './form.js';
import { useWords } from './words/index.js';

interface FieldTerms {
  readonly name: FieldName;
  readonly value: string;
  readonly isWrong: boolean;
  readonly isOptional: boolean;
  readonly onChange: (value: string) => void;
}

export function Field({ name, value, isWrong, isOptional, onChange }: FieldTerms) {
  const words = useWords();
  const id = useId();
  const hints: Readonly<Partial<Record<FieldName, string>>> = words.hints;
  const hint = isWrong ? words.wrongField[name] : hints[name];
  return (
    <div className="vf-field">
      <label htmlFor={id}>
        {words.fields[name]}
        {isOptional && <span className="tk-quiet"> · {words.optional}</span>}
      </label>
      <input
        id={id}
        type={name === 'node' ? 'url' : 'text'}
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-invalid={isWrong}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      {hint !== undefined && (
        <small id={`${id}-hint`} className={isWrong ? 'vf-wrong' : undefined}>
          {hint}
        </small>
      )}
    </div>
  );
}
