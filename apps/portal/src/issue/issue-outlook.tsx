import { Amount, Blank, Day, Panel, shareOf, useFormats } from '@tallystick/web-kit';
import { usePartyNames } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import type { Invoice } from './invoices.js';
import type { IssueSide } from './sides.js';
import { headroomOf, type Programme, type ReadIssue } from './issue-terms.js';

interface IssueOutlookTerms {
  readonly side: IssueSide;
  readonly invoice: Invoice | undefined;
  readonly read: ReadIssue;
  readonly typedDay: string;
  readonly programme: Programme | undefined;
}

const PERCENT = 100;

/** What will happen, in words, from what is typed; nothing has happened yet. */
export function IssueOutlook({ side, invoice, read, typedDay, programme }: IssueOutlookTerms) {
  const { issue: words } = useWords();
  const { money, day } = useFormats();
  const nameOf = usePartyNames([
    ...(invoice ? [invoice.debtor, invoice.creditor] : []),
    ...(programme ? [programme.bank] : []),
  ]);
  const { faceMinor, payDay } = read;
  if (!invoice || faceMinor === undefined || !payDay) {
    return (
      <Panel title={words.outlook}>
        <Blank title={words.notYet}>{words.notYetHint}</Blank>
      </Panel>
    );
  }
  const { currency, usedMinor, capMinor, leftMinor } = invoice;
  const text = (minor: bigint) => `${currency} ${money(minor, currency)}`;
  const share = (minor: bigint) => ({ width: `${shareOf(minor, capMinor) * PERCENT}%` });
  const [debtor, creditor] = [nameOf(invoice.debtor), nameOf(invoice.creditor)];
  return (
    <Panel title={words.outlook}>
      <div className="pt-sum">
        <Amount minor={faceMinor} currency={currency} />
        <span>
          {words.paidOn} <Day on={payDay} />
        </span>
      </div>
      <ol className="pt-will">
        <li>
          <span>{side === 'debtor' ? words.willSign(debtor, creditor) : words.willPropose(debtor, creditor)}</span>
        </li>
        <li>
          <span>
            {words.willOwe(debtor, text(faceMinor), creditor, day(payDay))}
            {payDay !== typedDay && ` ${words.moved(day(typedDay))}`}
          </span>
        </li>
        <li>
          <span>
            {words.willUse(invoice.number, text(leftMinor - faceMinor))}
            <span className="pt-meter" aria-hidden>
              <span style={share(usedMinor)} />
              <span style={share(faceMinor)} />
            </span>
          </span>
        </li>
        {programme && (
          <li>
            <span>{words.willDraw(nameOf(programme.bank), text(headroomOf(programme) - faceMinor))}</span>
          </li>
        )}
      </ol>
    </Panel>
  );
}
