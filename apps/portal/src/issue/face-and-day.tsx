import { AmountInput, Field } from '@tallystick/web-kit';
import { CURRENCY_BEFORE_CHOICE } from '../drafting/currency-before-choice.js';
import { useWords } from '../words/index.js';
import { latestDueDate } from './issue-terms.js';
import type { useIssueForm } from './use-issue-form.js';

type FaceAndDayTerms = Pick<
  ReturnType<typeof useIssueForm>,
  'typed' | 'setTyped' | 'read' | 'isTried' | 'today' | 'invoice'
>;

/** What is typed is judged at once; that nothing is typed, once somebody has tried to send it. */
export function FaceAndDay({ typed, setTyped, read, isTried, today, invoice }: FaceAndDayTerms) {
  const { issue: words } = useWords();
  const { face, dueDate } = read.faults;
  const isShown = (text: string) => isTried || text !== '';
  return (
    <div className="pt-pair">
      <Field
        label={words.face}
        hint={words.faceHint}
        fault={face && isShown(typed.face) ? words.faults.face[face] : undefined}
      >
        {(control) => (
          <AmountInput
            control={control}
            currency={invoice?.currency ?? CURRENCY_BEFORE_CHOICE}
            text={typed.face}
            onText={(text) => setTyped({ ...typed, face: text })}
          />
        )}
      </Field>
      <Field
        label={words.dueDate}
        hint={words.dueHint}
        fault={dueDate && isShown(typed.dueDate) ? words.faults.dueDate[dueDate] : undefined}
      >
        {(control) => (
          <input
            {...control}
            type="date"
            className="tk-input"
            min={today}
            max={latestDueDate(today)}
            value={typed.dueDate}
            onChange={({ target }) => setTyped({ ...typed, dueDate: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
