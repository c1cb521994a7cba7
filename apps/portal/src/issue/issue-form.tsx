import { Loaded } from '@tallystick/web-kit';
import { DraftingFailure } from '../drafting/drafting-failure.js';
import { FormPanel } from '../drafting/form-panel.js';
import { PartyField } from '../parties/party-field.js';
import { useWords } from '../words/index.js';
import { FaceAndDay } from './face-and-day.js';
import { InvoiceChoice } from './invoice-choice.js';
import { IssueOutlook } from './issue-outlook.js';
import { ProgrammeChoice } from './programme-choice.js';
import type { IssueSide } from './sides.js';
import { useIssueForm } from './use-issue-form.js';

/** Each field says what is wrong with it; beside them stands what will happen, before anything is drafted. */
export function IssueForm({ side }: { readonly side: IssueSide }) {
  const { issue: words, forms } = useWords();
  const form = useIssueForm(side);
  const { invoices, invoice, read, drafting, isTried, programme } = form;
  const { faults } = read;
  return (
    <div className="pt-draft">
      <FormPanel title={words.terms} go={words.go} isPending={drafting.isPending} onSubmit={form.submit}>
        <DraftingFailure error={drafting.error} />
        <PartyField
          label={words.sides[side]}
          hint={words.sideHint}
          value={form.counterparty}
          onChange={form.setCounterparty}
          fault={isTried && form.isLost ? forms.chooseParty : undefined}
        />
        <Loaded query={invoices}>
          {(found) => (
            <InvoiceChoice
              invoices={found}
              side={side}
              value={invoice?.verification}
              onChange={form.setVerification}
              fault={isTried && faults.invoice ? words.faults.invoice : undefined}
              onMore={invoices.hasMore ? invoices.more : undefined}
            />
          )}
        </Loaded>
        <FaceAndDay {...form} />
        {side === 'debtor' && (
          <ProgrammeChoice
            programmes={form.lines}
            value={programme?.programme}
            onChange={form.setLine}
            fault={faults.programme && words.faults.programme[faults.programme]}
          />
        )}
      </FormPanel>
      <IssueOutlook side={side} invoice={invoice} read={read} typedDay={form.typed.dueDate} programme={programme} />
    </div>
  );
}
