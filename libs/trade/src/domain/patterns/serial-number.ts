import type { CalendarDate } from '@tallystick/kernel';

/** An invoice number as a counter within a series; counters of two series say nothing of one another. */
export interface SerialNumber {
  readonly series: string;
  readonly counter: bigint;
}

/** China's e-invoice: the tax bureau draws its number from all that it issues, so the seller's other invoices say nothing of it. */
const TAX_BUREAU_NUMBER = /^[0-9]{20}$/;
/** No firm counts further, and no longer number is a counter. */
const COUNTER_DIGITS_MAX = 12;
const NUMBER_LENGTH_MAX = 64;
/** `17/2026`: the counter goes before the year. */
const YEAR_AT_END = /^(.*[0-9])([/._-])([0-9]{4})$/;

/**
 * The digits at the end of a canonical number, and all that is before them as the series. Where those begin with the invoice's own date or year
 * the counter begins anew with it, so the date belongs to the series: `20260801003` is the third of `20260801`. Undefined where there is none.
 */
export function findSerialNumber(canonicalNumber: string, issueDate: CalendarDate): SerialNumber | undefined {
  if (canonicalNumber.length > NUMBER_LENGTH_MAX || TAX_BUREAU_NUMBER.test(canonicalNumber)) return undefined;
  const { rest, suffix } = withoutYearAtEnd(canonicalNumber, issueDate);
  const digits = /[0-9]*$/.exec(rest)?.[0] ?? '';
  const prefix = rest.slice(0, rest.length - digits.length);
  const date = dateAtStart(digits, issueDate, prefix === '');
  const counter = digits.slice(date.length);
  if (counter === '' || counter.length > COUNTER_DIGITS_MAX) return undefined;
  return { series: `${prefix}${date}#${suffix}`, counter: BigInt(counter) };
}

function withoutYearAtEnd(number: string, issueDate: CalendarDate) {
  const [, rest = number, separator = '', year = ''] = YEAR_AT_END.exec(number) ?? [];
  return year === issueDate.slice(0, 4) ? { rest, suffix: separator + year } : { rest: number, suffix: '' };
}

/** @param isWhole whether the digits begin the number, whose leading zeros are gone */
function dateAtStart(digits: string, issueDate: CalendarDate, isWhole: boolean): string {
  // Every form has the year in it: a look that is over at once for most numbers.
  if (!digits.includes(issueDate.slice(2, 4))) return '';
  const forms = dateForms(issueDate).flatMap(({ text, counterDigits }) => {
    const texts = isWhole ? [text, text.replace(/^0+/, '')] : [text];
    return texts.map((each) => ({ text: each, counterDigits }));
  });
  const found = forms.find(
    ({ text, counterDigits }) => digits.startsWith(text) && digits.length >= text.length + counterDigits,
  );
  return found?.text ?? '';
}

/** The longest first; the shorter one is, the more digits must follow, or a plain counter would be taken for a date. */
function dateForms(date: CalendarDate): readonly { readonly text: string; readonly counterDigits: number }[] {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)];
  const short = year.slice(2);
  const forms = (counterDigits: number, ...texts: readonly string[]) => texts.map((text) => ({ text, counterDigits }));
  return [
    ...forms(1, year + month + day, day + month + year, month + day + year),
    ...forms(1, short + month + day, day + month + short, month + day + short),
    ...forms(1, year + month, month + year),
    ...forms(1, year),
    ...forms(2, short + month, month + short),
    ...forms(3, short),
  ];
}
