import type { components } from '@tallystick/api-client/browser';
import {
  addMonths,
  type AmountFault,
  type CalendarDate,
  currencyOf,
  dateInShanghai,
  daysBetween,
  dueSeconds,
  findCalendarDate,
  mainlandChinaCalendar,
  readAmount,
} from '@tallystick/kernel';
import { CURRENCY_BEFORE_CHOICE } from '../drafting/currency-before-choice.js';
import { type ActView, type Difference, isNumberOf } from '../drafting/draft-check.js';
import type { PlannedDraft } from '../drafting/draft-and-offer.js';
import type { Invoice } from './invoices.js';

export type Programme = components['schemas']['ProgrammeView'];

/** As it is filled in. */
export interface TypedIssue {
  readonly face: string;
  readonly dueDate: string;
}

export interface IssueFaults {
  readonly invoice?: 'missing';
  readonly face?: AmountFault | 'overCap';
  readonly dueDate?: 'missing' | 'past' | 'tooLate';
  readonly programme?: 'headroom' | 'tenor';
}

export interface ReadIssue {
  readonly faults: IssueFaults;
  readonly faceMinor: bigint | undefined;
  /** The business day on which it is paid: the day typed, or the next that is open. */
  readonly payDay: CalendarDate | undefined;
}

/** 银发〔2025〕77号, article 11: the service refuses a longer term. */
const TERM_MONTHS_MAX = 6;

export const latestDueDate = (today: CalendarDate): CalendarDate => addMonths(today, TERM_MONTHS_MAX);
export const todayInShanghai = (nowMs: number): CalendarDate => dateInShanghai(Math.floor(nowMs / 1000));
export const headroomOf = ({ limitMinor, outstandingMinor }: Programme): bigint =>
  BigInt(limitMinor) - BigInt(outstandingMinor);

/** What of the form can be drafted, and what is wrong with the rest. */
export function readIssue(
  { face, dueDate }: TypedIssue,
  invoice: Invoice | undefined,
  programme: Programme | undefined,
  today: CalendarDate,
): ReadIssue {
  const amount = readAmount(face, invoice?.currency ?? CURRENCY_BEFORE_CHOICE);
  const faceFault = amount.fault ?? (invoice && amount.minor > invoice.leftMinor ? 'overCap' : undefined);
  const day = findCalendarDate(dueDate);
  const dayFault = day ? faultOfDay(day, today) : 'missing';
  const payDay = day && !dayFault ? mainlandChinaCalendar.adjust(day) : undefined;
  const line = programme && faultOfLine(programme, amount.minor, payDay, today);
  return {
    faceMinor: faceFault ? undefined : amount.minor,
    payDay,
    faults: {
      ...(invoice ? {} : { invoice: 'missing' as const }),
      ...(faceFault ? { face: faceFault } : {}),
      ...(dayFault ? { dueDate: dayFault } : {}),
      ...(line ? { programme: line } : {}),
    },
  };
}

function faultOfDay(day: CalendarDate, today: CalendarDate): 'past' | 'tooLate' | undefined {
  if (day < today) return 'past';
  return day > latestDueDate(today) ? 'tooLate' : undefined;
}

function faultOfLine(
  programme: Programme,
  faceMinor: bigint | undefined,
  payDay: CalendarDate | undefined,
  today: CalendarDate,
): 'headroom' | 'tenor' | undefined {
  if (faceMinor !== undefined && faceMinor > headroomOf(programme)) return 'headroom';
  return payDay && daysBetween(today, payDay) > programme.maxTenorDays ? 'tenor' : undefined;
}

export interface AgreedIssue {
  readonly invoice: Invoice;
  readonly faceMinor: bigint;
  readonly dueDate: CalendarDate;
  /** 0 for none. */
  readonly programme: string;
}

/** What the service is asked to draft, and what its draft must say: the act names the day as the last second of it, and the currency by its number. */
export function plannedIssue({ invoice, faceMinor, dueDate, programme }: AgreedIssue): PlannedDraft {
  const { verification, debtor, creditor, currency } = invoice;
  const face = String(faceMinor);
  return {
    terms: { verification, faceMinor: face, dueDate, ...(programme === '0' ? {} : { programme }) },
    agreed: {
      kind: 'issue',
      fields: {
        ...{ debtor, creditor, programme, face, currency: String(currencyOf(currency).numericCode) },
        due: String(dueSeconds(dueDate, mainlandChinaCalendar)),
      },
    },
    moreOf: ({ message: { receivable } }: ActView): readonly Difference[] =>
      isNumberOf(debtor, receivable) ? [] : [{ field: 'receivable', agreed: `${debtor}…`, drafted: receivable }],
  };
}
