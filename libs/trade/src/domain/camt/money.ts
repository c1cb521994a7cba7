import { type CalendarDate, Money } from '@tallystick/kernel';
import type { Direction } from '../documents/bank-statement.js';
import type { Located } from '../finding.js';
import { paperCurrency } from '../reading/paper-currency.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';

/** ISO 20022 writes amounts from zero up, and says beside them which way they go. */
export function readMoney(reader: PaperReader, element: XmlElement | undefined): Located<Money> | undefined {
  if (!element) return undefined;
  const code = element.attributes.get('Ccy')?.trim() ?? '';
  if (code === '') reader.fail('currency-missing', element.where, 'an amount names its currency (attribute Ccy)');
  const amount = reader.amount(element, paperCurrency(reader, { value: code, where: element.where }));
  if (!amount) reader.fail('element-missing', element.where, 'an amount stands here');
  if (amount && amount.value.amountMinor < 0n)
    reader.fail('amount-negative', amount.where, 'amounts are written from zero up; CdtDbtInd says which way they go');
  return amount && { value: amount.value, where: amount.where };
}

/** A stand-in where there is none: the paper is unreadable then. */
export function requiredMoney(reader: PaperReader, parent: XmlElement): Located<Money> {
  const element = reader.one(parent, 'camt:Amt');
  const money = readMoney(reader, element);
  if (!element) reader.fail('element-missing', parent.where, 'Amt is missing');
  return money ?? { value: Money.zero('CNY'), where: parent.where };
}

export function readDirection(reader: PaperReader, parent: XmlElement): Direction {
  const indicator = reader.required(parent, 'camt:CdtDbtInd');
  if (indicator.value !== '' && indicator.value !== 'CRDT' && indicator.value !== 'DBIT')
    reader.fail('direction-unknown', indicator.where, 'CdtDbtInd is CRDT (money came in) or DBIT (money went out)');
  return indicator.value === 'DBIT' ? 'debit' : 'credit';
}

/** A choice between a day and a moment; the day as written is the bank's own. */
export function readDay(reader: PaperReader, element: XmlElement | undefined): Located<CalendarDate> | undefined {
  const day = reader.date(reader.one(element, 'camt:Dt'));
  if (day) return day;
  const moment = reader.one(element, 'camt:DtTm');
  const text = reader.value(moment);
  return moment && text !== '' ? reader.day(text.slice(0, 'YYYY-MM-DD'.length), moment.where) : undefined;
}
