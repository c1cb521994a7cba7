import { DayField } from '@tallystick/web-kit';
import { useId } from 'react';
import './lists.css';

interface NamedDayTerms {
  readonly name: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** A day among filters, with its name before it. */
export function NamedDay({ name, value, onChange }: NamedDayTerms) {
  const id = useId();
  return (
    <span className="pt-named-filter">
      <label htmlFor={id}>{name}</label>
      <DayField id={id} label={name} value={value} onChange={onChange} />
    </span>
  );
}
