import type { CalendarDate, Money } from '@tallystick/kernel';
import type { AccountReport, EntryDetail, StatementEntry } from '../documents/bank-statement.js';
import { hasErrors } from '../finding.js';
import type { RecordPaper } from '../matching/trade.js';
import type { BankStatementRecord } from '../records/trade-record.js';

/** One transfer that a bank has booked on an account, whichever of its reports tell of it. */
export interface BookedTransfer {
  readonly account: string;
  readonly direction: StatementEntry['direction'];
  /** Undefined when the bank tells of a batch and not what each transfer was. */
  readonly amount: Money | undefined;
  readonly valueOn: CalendarDate | undefined;
  /** It undoes an earlier one. */
  readonly isTakenBack: boolean;
  /** A report that does not add up proves nothing. */
  readonly isFaultless: boolean;
  readonly detail: EntryDetail | undefined;
  readonly entry: StatementEntry;
  readonly statement: RecordPaper<BankStatementRecord>;
}

/** Each transfer once, though a notification and the day's statement both tell of it, or one statement came in twice. */
export function bookedTransfers(statements: readonly RecordPaper<BankStatementRecord>[]): readonly BookedTransfer[] {
  const known = new Set<string>();
  return statements.flatMap((statement) => {
    const counted = new Map<string, number>();
    return statement.record.statement.accounts
      .flatMap((report) => transfersOn(report, statement))
      .filter((transfer) => {
        const keys = keysOf(transfer, counted);
        const isKnown = keys.some((key) => known.has(key));
        for (const key of keys) known.add(key);
        return !isKnown;
      });
  });
}

function transfersOn(
  { account, entries }: AccountReport,
  statement: RecordPaper<BankStatementRecord>,
): readonly BookedTransfer[] {
  const isFaultless = !hasErrors(statement.findings);
  return entries
    .filter(({ status }) => status === 'BOOK')
    .flatMap((entry): BookedTransfer[] => {
      const { direction, details, isReversal, valueOn, bookedOn } = entry;
      const one = { account, direction, valueOn: (valueOn ?? bookedOn)?.value, isFaultless, entry, statement };
      if (details.length === 0)
        return [{ ...one, amount: entry.amount.value, isTakenBack: isReversal, detail: undefined }];
      return details.map((detail) => ({
        ...one,
        amount: detail.amount?.value ?? (details.length === 1 ? entry.amount.value : undefined),
        isTakenBack: isReversal || detail.isReturn,
        detail,
      }));
    });
}

/**
 * Two reports mean the same transfer when account, direction and amount agree and one of the banks' or payer's references does. Of those
 * without any, the second in one report is the second in another.
 */
function keysOf(transfer: BookedTransfer, counted: Map<string, number>): string[] {
  const { account, direction, amount, valueOn, entry, detail } = transfer;
  const base = [account, direction, amount?.currency.code ?? '', amount?.amountMinor.toString() ?? ''];
  const named = referencesOf(transfer);
  if (named.length > 0) return named.map((reference) => JSON.stringify([...base, ...reference]));
  const alike = JSON.stringify([...base, valueOn ?? '', ...(detail?.texts ?? entry.texts)]);
  const place = counted.get(alike) ?? 0;
  counted.set(alike, place + 1);
  return [`${alike} ${place}`];
}

/** Of a batch that is one entry, the entry's reference says which batch and not which transfer. */
function referencesOf({ entry, detail }: BookedTransfer): [name: string, reference: string][] {
  const { servicerReference = '', uetr = '', endToEndId = '' } = detail?.references ?? {};
  const ofEntry = entry.details.length > 1 ? '' : entry.servicerReference;
  const given = { servicerReference: servicerReference || ofEntry, uetr, endToEndId };
  return Object.entries(given).filter(([, reference]) => reference !== '' && reference !== NOT_PROVIDED);
}

/** ISO 20022: what a bank writes where the payer gave no end-to-end reference. */
const NOT_PROVIDED = 'NOTPROVIDED';
