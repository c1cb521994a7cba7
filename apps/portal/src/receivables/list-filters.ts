/** What the list is narrowed to and ordered by, as the address has it: a filtered list can be sent to a colleague. */
export interface ListFilters {
  readonly state: string | undefined;
  readonly side: 'debtor' | 'creditor' | undefined;
  readonly dueFrom: string | undefined;
  readonly dueUntil: string | undefined;
  readonly sort: string;
}

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const STATES = ['live', 'overdue', 'settled'];
const SORTS = ['dueAt', 'issuedAt', 'faceMinor', 'paidMinor'].flatMap((name) => [name, `-${name}`]);
const DEFAULT_SORT = '-issuedAt';
const among = (text: string | null, allowed: readonly string[]) => allowed.find((one) => one === text);
const day = (text: string | null) => (text !== null && DAY.test(text) && isDay(text) ? text : undefined);
const isDay = (text: string) => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) ?? false;

/** What of an address is a filter; the rest is passed over. */
export function filtersOf(search: URLSearchParams): ListFilters {
  return {
    state: among(search.get('state'), STATES),
    side: among(search.get('side'), ['debtor', 'creditor']) as ListFilters['side'],
    dueFrom: day(search.get('dueFrom')),
    dueUntil: day(search.get('dueUntil')),
    sort: among(search.get('sort'), SORTS) ?? DEFAULT_SORT,
  };
}

export const isNarrowed = ({ state, side, dueFrom, dueUntil }: ListFilters): boolean =>
  [state, side, dueFrom, dueUntil].some((one) => one !== undefined);

/** A receivable is due at 24:00 in Shanghai of its day, which is the next day's first moment. */
const endOf = (calendarDay: string) => new Date(Date.parse(`${calendarDay}T00:00:00+08:00`) + 86_400_000);

/** As the API's list takes them. @param party whoever asks */
export function queryOf({ state, side, dueFrom, dueUntil, sort }: ListFilters, party: string) {
  return {
    sort,
    ...(state ? { state } : {}),
    ...(side ? { [side]: party } : {}),
    ...(dueFrom ? { dueAtFrom: endOf(dueFrom).toISOString() } : {}),
    ...(dueUntil ? { dueAtBefore: new Date(endOf(dueUntil).getTime() + 1_000).toISOString() } : {}),
  };
}
