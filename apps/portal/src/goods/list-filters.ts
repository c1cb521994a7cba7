import { addDays, type CalendarDate } from '@tallystick/kernel';
import { among, dayIn } from '../lists/address-filters.js';

/** What the receipts are narrowed to and ordered by, as the address has it. */
export interface ListFilters {
  readonly commodity: string | undefined;
  readonly warehouse: string | undefined;
  readonly from: CalendarDate | undefined;
  readonly until: CalendarDate | undefined;
  readonly sort: string;
}

const SORTS = ['issuedOn', '-issuedOn', 'receivedAt', '-receivedAt'];
const DEFAULT_SORT = '-receivedAt';
const TEXT_MAX = 400;

/** The service reads a comma as the space between two values, so what has one cannot be asked for by name. */
export const isAskable = (text: string): boolean => text !== '' && text.length <= TEXT_MAX && !text.includes(',');

/** What of an address is a filter; the rest is passed over. */
export function filtersOf(search: URLSearchParams): ListFilters {
  const text = (name: string) => {
    const asked = search.get(name) ?? '';
    return isAskable(asked) ? asked : undefined;
  };
  return {
    commodity: text('commodity'),
    warehouse: text('warehouse'),
    from: dayIn(search.get('from')),
    until: dayIn(search.get('until')),
    sort: among(search.get('sort'), SORTS) ?? DEFAULT_SORT,
  };
}

export const NO_FILTERS = { commodity: undefined, warehouse: undefined, from: undefined, until: undefined };

/** As the API's list takes them; both days are whole. */
export function queryOf({ commodity, warehouse, from, until, sort }: ListFilters) {
  return {
    sort,
    ...(commodity === undefined ? {} : { commodity }),
    ...(warehouse === undefined ? {} : { warehouse }),
    ...(from ? { issuedOnFrom: from } : {}),
    ...(until ? { issuedOnBefore: addDays(until, 1) } : {}),
  };
}
