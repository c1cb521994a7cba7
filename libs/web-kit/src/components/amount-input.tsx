import type { FieldControl } from './field.js';

interface AmountInputTerms {
  readonly control: FieldControl;
  readonly currency: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Takes what is typed as it is: what it means, or why it means nothing, is said by who reads it with `readAmount`. */
export function AmountInput({ control, currency, text, onText }: AmountInputTerms) {
  return (
    <span className="tk-with-unit">
      <input
        {...control}
        className="tk-input tk-input-amount"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
      <span aria-hidden>{currency}</span>
    </span>
  );
}
