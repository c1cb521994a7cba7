import type { CalendarDate } from '@tallystick/kernel';
import { among, beginOf, dayIn, endOf } from '../lists/address-filters.js';

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

/** What of an address is a filter; the rest is passed over. */
export function filtersOf(search: URLSearchParams): ListFilters {
  const counterparty = search.get('counterparty') ?? '';
  return {
    kind: among(search.get('kind'), KINDS),
    found: among(search.get('found'), FOUND),
    side: among(search.get('side'), SIDES),
    counterparty: PARTY.test(counterparty) ? counterparty : undefined,
    from: dayIn(search.get('from')),
    until: dayIn(search.get('until')),
    sort: among(search.get('sort'), SORTS) ?? DEFAULT_SORT,
  };
}

export const NO_FILTERS = {
  ...{ kind: undefined, found: undefined, side: undefined },
  ...{ counterparty: undefined, from: undefined, until: undefined },
};

/** As the API's list takes them. @param party whoever asks */
export function queryOf({ kind, found, side, counterparty, from, until, sort }: ListFilters, party: string) {
  return {
    sort,
    ...(kind ? { kind } : {}),
    ...(found ? { worst: found === 'faulty' ? 'error,warning' : found } : {}),
    ...(side ? { [side]: party } : {}),
    ...(counterparty === undefined ? {} : { counterparty }),
    ...(from ? { receivedAtFrom: beginOf(from) } : {}),
    ...(until ? { receivedAtBefore: endOf(until) } : {}),
  };
}
