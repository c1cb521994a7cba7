import { type CalendarDate, endOfDayInShanghai } from '@tallystick/kernel';
import { among, dayIn, momentOf } from '../lists/address-filters.js';

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

/** What of an address is a filter; the rest is passed over. */
export function filtersOf(search: URLSearchParams): ListFilters {
  return {
    state: among(search.get('state'), STATES),
    side: among(search.get('side'), SIDES),
    dueFrom: dayIn(search.get('dueFrom')),
    dueUntil: dayIn(search.get('dueUntil')),
    sort: among(search.get('sort'), SORTS) ?? DEFAULT_SORT,
  };
}

export const isNarrowed = ({ state, side, dueFrom, dueUntil }: ListFilters): boolean =>
  [state, side, dueFrom, dueUntil].some((one) => one !== undefined);

/** As the API's list takes them. @param party whoever asks */
export function queryOf({ state, side, dueFrom, dueUntil, sort }: ListFilters, party: string) {
  return {
    sort,
    ...(state ? { state } : {}),
    ...(side ? { [side]: party } : {}),
    ...(dueFrom ? { dueAtFrom: momentOf(endOfDayInShanghai(dueFrom)) } : {}),
    ...(dueUntil ? { dueAtBefore: momentOf(endOfDayInShanghai(dueUntil) + 1) } : {}),
  };
}
