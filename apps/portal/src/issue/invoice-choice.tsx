import { Amount, Blank, Moment } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useId } from 'react';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import type { Invoice } from './invoices.js';
import type { IssueSide } from './sides.js';

interface InvoiceChoiceTerms {
  readonly invoices: readonly Invoice[];
  readonly side: IssueSide;
  /** The chosen one's verification. */
  readonly value: string | undefined;
  readonly onChange: (verification: string) => void;
  readonly fault: string | undefined;
  /** Missing when there are no more. */
  readonly onMore: (() => void) | undefined;
}

/** Verified invoices with something left to finance, and how much that is. */
export function InvoiceChoice({ invoices, side, value, onChange, fault, onMore }: InvoiceChoiceTerms) {
  const { issue: words } = useWords();
  const id = useId();
  return (
    <fieldset className="pt-radios" aria-describedby={fault === undefined ? undefined : `${id}fault`}>
      <legend className="tk-legend">{words.invoice}</legend>
      {invoices.length === 0 && (
        <div className="pt-radio-list">
          <Blank title={words.noInvoice}>{words.noInvoiceHint}</Blank>
        </div>
      )}
      {invoices.length > 0 && (
        <div className="pt-radio-list">
          {invoices.map((invoice) => (
            <label key={invoice.verification} className="pt-radio">
              <input
                type="radio"
                name={id}
                value={invoice.verification}
                checked={invoice.verification === value}
                aria-invalid={fault !== undefined}
                onChange={() => onChange(invoice.verification)}
              />
              <span>{invoice.number}</span>
              <Amount minor={invoice.leftMinor} currency={invoice.currency} />
              <small>
                <PartyName party={side === 'debtor' ? invoice.creditor : invoice.debtor} /> · {words.attestedUntil}{' '}
                <Moment at={invoice.until} />
              </small>
            </label>
          ))}
        </div>
      )}
      {fault !== undefined && (
        <p className="tk-fault" id={`${id}fault`}>
          {fault}
        </p>
      )}
      {onMore && (
        <Button type="link" onClick={onMore}>
          {words.moreInvoices}
        </Button>
      )}
    </fieldset>
  );
}
