import { type CalendarDate, endOfDayInShanghai, findCalendarDate } from '@tallystick/kernel';
import { useSearchParams } from 'react-router';

export type FilterChanges = Readonly<Record<string, string | undefined>>;

/**
 * What a list is narrowed to and ordered by, as the address has it: a filtered list can be sent to a colleague.
 * @param read takes of an address what is a filter, and passes the rest over
 */
export function useAddressFilters<Filters>(read: (search: URLSearchParams) => Filters) {
  const [search, setSearch] = useSearchParams();
  const change = (changes: FilterChanges) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setSearch(next, { replace: true });
  };
  return { filters: read(search), change };
}

export const among = <T extends string>(text: string | null, allowed: readonly T[]): T | undefined =>
  allowed.find((one) => one === text);

export const dayIn = (text: string | null): CalendarDate | undefined => findCalendarDate(text ?? '');

const DAY_SECONDS = 86_400;
/** As the API's lists take moments. */
export const momentOf = (unixSeconds: number): string => new Date(unixSeconds * 1_000).toISOString();

/** When a day begins and ends in Shanghai. */
export const beginOf = (day: CalendarDate): string => momentOf(endOfDayInShanghai(day) - DAY_SECONDS);
export const endOf = (day: CalendarDate): string => momentOf(endOfDayInShanghai(day));

/** Whether anything is left out of a list, in whatever order it is. */
export const isNarrowed = <Filters extends { readonly sort: string }>({ sort: _, ...filters }: Filters): boolean =>
  Object.values(filters).some((one) => one !== undefined);
