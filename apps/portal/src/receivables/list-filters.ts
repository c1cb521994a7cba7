import { type CalendarDate, endOfDayInShanghai, findCalendarDate } from '@tallystick/kernel';

export const STATES = ['live', 'overdue', 'settled'] as const;
export const SIDES = ['debtor', 'creditor'] as const;

/** What the list is narrowed to and ordered by, as the address has it: a filtered list can be sent to a colleague. */
export interface ListFilters {
  readonly state: (typeof STATES)[number] | undefined;
  readonly side: (typeof SIDES)[number] | undefined;
  readonly dueFrom: CalendarDate | undefined;
  readonly dueUntil: CalendarDate | undefined;
  readonly sort: string;
}

const SORTS = ['dueAt', 'issuedAt', 'faceMinor', 'paidMinor'].flatMap((name) => [name, `-${name}`]);
const DEFAULT_SORT = '-issuedAt';
const among = <T extends string>(text: string | null, allowed: readonly T[]) => allowed.find((one) => one === text);
const day = (text: string | null) => findCalendarDate(text ?? '');

/** What of an address is a filter; the rest is passed over. */
export function filtersOf(search: URLSearchParams): ListFilters {
  return {
    state: among(search.get('state'), STATES),
    side: among(search.get('side'), SIDES),
    dueFrom: day(search.get('dueFrom')),
    dueUntil: day(search.get('dueUntil')),
    sort: among(search.get('sort'), SORTS) ?? DEFAULT_SORT,
  };
}

export const isNarrowed = ({ state, side, dueFrom, dueUntil }: ListFilters): boolean =>
  [state, side, dueFrom, dueUntil].some((one) => one !== undefined);

const moment = (unixSeconds: number) => new Date(unixSeconds * 1_000).toISOString();

/** As the API's list takes them. @param party whoever asks */
export function queryOf({ state, side, dueFrom, dueUntil, sort }: ListFilters, party: string) {
  return {
    sort,
    ...(state ? { state } : {}),
    ...(side ? { [side]: party } : {}),
    ...(dueFrom ? { dueAtFrom: moment(endOfDayInShanghai(dueFrom)) } : {}),
    ...(dueUntil ? { dueAtBefore: moment(endOfDayInShanghai(dueUntil) + 1) } : {}),
  };
}
