import { useId } from 'react';

interface RadioLinesTerms<Value extends string> {
  readonly legend: string;
  readonly options: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few, each in a line of its own. */
export function RadioLines<Value extends string>({ legend, options, value, onChange }: RadioLinesTerms<Value>) {
  const name = useId();
  return (
    <fieldset className="pt-radios">
      <legend className="tk-legend">{legend}</legend>
      {(Object.keys(options) as Value[]).map((one) => (
        <label key={one} className="pt-radio-line">
          <input type="radio" name={name} checked={one === value} onChange={() => onChange(one)} />
          {options[one]}
        </label>
      ))}
    </fieldset>
  );
}
