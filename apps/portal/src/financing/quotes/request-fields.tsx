import { DayField, Field } from '@tallystick/web-kit';
import { useWords } from '../../words/index.js';
import type { AskForm } from '../use-ask-form.js';
import { BanksField } from './banks-field.js';

/** Whom to ask, and until when answers are wanted. */
export function RequestFields({ form: { typed, type, isTried, request } }: { readonly form: AskForm }) {
  const { quotes: words } = useWords();
  const { faults } = request;
  return (
    <>
      <BanksField
        banks={typed.banks}
        next={typed.nextBank}
        onChange={(banks, nextBank) => type({ banks, nextBank })}
        fault={isTried && faults.banks ? words.faults.banks[faults.banks] : undefined}
      />
      <Field label={words.until} hint={words.untilHint} fault={faults.until && words.faults.until[faults.until]}>
        {({ id }) => (
          <DayField id={id} label={words.until} value={typed.until} onChange={(until) => type({ until })} width={200} />
        )}
      </Field>
    </>
  );
}
