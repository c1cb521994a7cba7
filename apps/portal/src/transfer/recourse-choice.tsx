import { useId } from 'react';
import { useWords } from '../words/index.js';
import type { TransferKind } from './planned-acts.js';

interface RecourseChoiceTerms {
  readonly value: TransferKind;
  readonly onChange: (kind: TransferKind) => void;
}

const KINDS = ['transfer', 'assign-with-recourse'] as const;

/** Who bears it when the debtor does not pay. */
export function RecourseChoice({ value, onChange }: RecourseChoiceTerms) {
  const { transfer: words } = useWords();
  const name = useId();
  return (
    <fieldset className="pt-radios">
      <legend className="tk-legend">{words.recourse}</legend>
      {KINDS.map((kind) => (
        <label key={kind} className="pt-radio-line">
          <input type="radio" name={name} checked={kind === value} onChange={() => onChange(kind)} />
          {words.recourses[kind]}
        </label>
      ))}
    </fieldset>
  );
}
