import { Field, useFormats } from '@tallystick/web-kit';
import { Button } from 'antd';
import { DraftingFailure } from '../drafting/drafting-failure.js';
import { FormPanel } from '../drafting/form-panel.js';
import { RadioLines } from '../drafting/radio-lines.js';
import type { Fragment } from '../receivables/tiles.js';
import { useWords } from '../words/index.js';
import { PartFields } from './part-fields.js';
import './transfer.css';
import { TransferOutlook } from './transfer-outlook.js';
import { useTransferForm } from './use-transfer-form.js';

interface TransferFormTerms {
  readonly fragment: Fragment;
  /** All that can be chosen, this one among them. */
  readonly others: readonly Fragment[];
  readonly currency: string;
  readonly onFragment: (from: string) => void;
}

/** As many parts in one act as the service takes. */
const PARTS_MAX = 99;

/** Parts of a fragment as they are typed, and beside them the fragment drawn as it will be. */
export function TransferForm({ fragment, others, currency, onFragment }: TransferFormTerms) {
  const { transfer: words } = useWords();
  const { money } = useFormats();
  const form = useTransferForm(fragment, currency);
  const { plan, parts, drafting } = form;
  const isPledged = fragment.pledgee !== '0';
  return (
    <div className="pt-draft pt-halves">
      <FormPanel
        title={words.terms}
        go={words.go[plan.step === 'split' ? 'split' : 'pass']}
        isPending={drafting.isPending}
        onSubmit={form.submit}
      >
        <DraftingFailure error={drafting.error} />
        <Field label={words.fragment} hint={isPledged ? words.pledged : undefined}>
          {(control) => (
            <select
              {...control}
              className="tk-input"
              value={fragment.from}
              onChange={({ target }) => onFragment(target.value)}
            >
              {others.map(({ from, to, amountMinor }) => (
                <option key={from} value={from}>
                  {words.interval(
                    `${currency} ${money(amountMinor, currency)}`,
                    money(from, currency),
                    money(to, currency),
                  )}
                </option>
              ))}
            </select>
          )}
        </Field>
        {parts.map((part, place) => (
          <PartFields
            key={part.key}
            place={place}
            part={part}
            read={plan.parts[place]}
            keptMinor={plan.keptMinor}
            currency={currency}
            isPledged={isPledged}
            isTried={form.isTried}
            isSettled={plan.step === 'nothing'}
            onChange={(changes) => form.change(part.key, changes)}
            onRemove={parts.length > 1 ? () => form.remove(part.key) : undefined}
          />
        ))}
        {parts.length < PARTS_MAX && (
          <div>
            <Button onClick={form.add}>{words.add}</Button>
          </div>
        )}
        {form.passed.length > 0 && (
          <RadioLines legend={words.recourse} options={words.recourses} value={form.kind} onChange={form.setKind} />
        )}
      </FormPanel>
      <TransferOutlook fragment={fragment} plan={plan} kind={form.kind} currency={currency} />
    </div>
  );
}
