import { type ReactNode, useId } from 'react';
import './field.css';

/** What a control of a field carries, so that its label, hint and fault are read with it. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface FieldTerms {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong and what is expected; missing when nothing is. */
  readonly fault?: string | undefined;
  readonly children: (control: FieldControl) => ReactNode;
}

/** One thing to fill in: its name above, what is expected below, and what is wrong with it right there. */
export function Field({ label, hint, fault, children }: FieldTerms) {
  const id = useId();
  const [hintId, faultId] = [`${id}hint`, `${id}fault`];
  const told = [...(fault === undefined ? [] : [faultId]), ...(hint === undefined ? [] : [hintId])];
  return (
    <div className="tk-field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': told.length > 0 ? told.join(' ') : undefined,
        'aria-invalid': fault !== undefined,
      })}
      {fault !== undefined && (
        <p className="tk-fault" id={faultId}>
          {fault}
        </p>
      )}
      {hint !== undefined && (
        <p className="tk-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
