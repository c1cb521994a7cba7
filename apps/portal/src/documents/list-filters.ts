import { type CalendarDate, endOfDayInShanghai, findCalendarDate } from '@tallystick/kernel';

export const KINDS = [
  'order',
  'order-response',
  'despatch-advice',
  'receipt-advice',
  'invoice',
  'credit-note',
] as const;
/** `faulty`: whatever somebody has to do something about. */
export const FOUND = ['faulty', 'error', 'warning', 'info', 'none'] as const;
export const SIDES = ['seller', 'buyer'] as const;

/** What the list is narrowed to and ordered by, as the address has it: a filtered list can be sent to a colleague. */
export interface ListFilters {
  readonly kind: (typeof KINDS)[number] | undefined;
  readonly found: (typeof FOUND)[number] | undefined;
  readonly side: (typeof SIDES)[number] | undefined;
  /** Party number of the other side. */
  readonly counterparty: string | undefined;
  readonly from: CalendarDate | undefined;
  readonly until: CalendarDate | undefined;
  readonly sort: string;
}

const SORTS = ['receivedAt', '-receivedAt'];
const DEFAULT_SORT = '-receivedAt';
const PARTY = /^[1-9][0-9]{0,9}$/;
const among = <T extends string>(text: string | null, allowed: readonly T[]) => allowed.find((one) => one === text);
const day = (text: string | null) => findCalendarDate(text ?? '');

/** What of an address is a filter; the rest is passed over. */
export function filtersOf(search: URLSearchParams): ListFilters {
  const counterparty = search.get('counterparty') ?? '';
  return {
    kind: among(search.get('kind'), KINDS),
    found: among(search.get('found'), FOUND),
    side: among(search.get('side'), SIDES),
    counterparty: PARTY.test(counterparty) ? counterparty : undefined,
    from: day(search.get('from')),
    until: day(search.get('until')),
    sort: among(search.get('sort'), SORTS) ?? DEFAULT_SORT,
  };
}

export const NO_FILTERS = {
  ...{ kind: undefined, found: undefined, side: undefined },
  ...{ counterparty: undefined, from: undefined, until: undefined },
};

export const isNarrowed = ({ sort: _, ...filters }: ListFilters): boolean =>
  Object.values(filters).some((one) => one !== undefined);

const DAY_SECONDS = 86_400;
const moment = (unixSeconds: number) => new Date(unixSeconds * 1_000).toISOString();

/** As the API's list takes them. @param party whoever asks */
export function queryOf({ kind, found, side, counterparty, from, until, sort }: ListFilters, party: string) {
  return {
    sort,
    ...(kind ? { kind } : {}),
    ...(found ? { worst: found === 'faulty' ? 'error,warning' : found } : {}),
    ...(side ? { [side]: party } : {}),
    ...(counterparty === undefined ? {} : { counterparty }),
    ...(from ? { receivedAtFrom: moment(endOfDayInShanghai(from) - DAY_SECONDS) } : {}),
    ...(until ? { receivedAtBefore: moment(endOfDayInShanghai(until)) } : {}),
  };
}
