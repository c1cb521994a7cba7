import { typedText } from '@tallystick/kernel';
import { AmountInput, Field } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { PartyField } from '../parties/party-field.js';
import { useWords } from '../words/index.js';
import type { ReadPart, TypedPart } from './split-plan.js';

interface PartFieldsTerms {
  /** From 0. */
  readonly place: number;
  readonly part: TypedPart;
  readonly read: ReadPart | undefined;
  /** What no part has taken yet. */
  readonly keptMinor: bigint;
  readonly currency: string;
  readonly isPledged: boolean;
  readonly isTried: boolean;
  /** Whether it all comes to nothing, though each part by itself is right. */
  readonly isSettled: boolean;
  readonly onChange: (changes: Partial<TypedPart>) => void;
  /** Missing for the only part. */
  readonly onRemove: (() => void) | undefined;
}

/** Who gets one part, and how much that is. */
export function PartFields(terms: PartFieldsTerms) {
  const { place, part, read, keptMinor, currency, isPledged, onChange, onRemove } = terms;
  const { transfer: words } = useWords();
  const told = useFaults(terms);
  const rest = keptMinor + (read?.minor ?? 0n);
  const fields = useRef<HTMLFieldSetElement>(null);
  // A part that was asked for is where one goes on; the first was there from the beginning.
  useEffect(() => {
    if (place > 0) fields.current?.querySelector('input')?.focus();
  }, []);
  return (
    <fieldset className="pt-part-fields" ref={fields}>
      <legend>{words.part(place + 1)}</legend>
      {!isPledged && (
        <PartyField
          label={words.recipient}
          hint={words.recipientHint}
          value={part.recipient}
          onChange={(recipient) => onChange({ recipient })}
          fault={told.recipient}
        />
      )}
      <Field label={words.amount} fault={told.amount}>
        {(control) => (
          <AmountInput
            control={control}
            currency={currency}
            text={part.amount}
            onText={(amount) => onChange({ amount })}
          />
        )}
      </Field>
      <div className="pt-part-buttons">
        {rest > 0n && read?.minor !== rest && (
          <Button size="small" onClick={() => onChange({ amount: typedText(rest, currency) })}>
            {words.rest}
          </Button>
        )}
        {onRemove && (
          <Button size="small" type="text" onClick={onRemove}>
            {words.remove(place + 1)}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** What is typed is judged at once; what is not typed, or not yet to its end, once somebody has tried to send it. */
function useFaults({ part, read, isTried, isSettled }: PartFieldsTerms) {
  const { faults } = useWords().transfer;
  const amount = read?.fault && (isTried || part.amount !== '') ? faults.amount[read.fault] : undefined;
  const isTold = read?.recipientFault === 'self' || isTried;
  return {
    amount: amount ?? (isSettled && isTried ? faults.nothing : undefined),
    recipient: read?.recipientFault && isTold ? faults.recipient[read.recipientFault] : undefined,
  };
}
