import { type InfiniteData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** What a list of the API's is asked for with, page by page. */
export interface Paging {
  readonly limit: number;
  readonly cursor?: string;
}

interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

interface PagesTerms<Item> {
  readonly queryKey: QueryKey;
  readonly ask: (paging: Paging) => Promise<ListPage<Item>>;
  /** Rows of a page; 200 by default. */
  readonly limit?: number;
  /** What was there stays until what is asked for in its place has come. */
  readonly staysUntilThen?: boolean;
  /** Milliseconds after which it is asked for anew, where no news tells of it. */
  readonly refetchInterval?: number;
}

/** A list as far as it has come; `Loaded` takes it. */
export interface Pages<Item> {
  readonly data: readonly Item[] | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
  readonly hasMore: boolean;
  readonly isFetching: boolean;
  /** Asks for the next page, once at a time. */
  readonly more: () => void;
}

const PAGE_ROWS = 200;

export function usePages<Item>(terms: PagesTerms<Item>): Pages<Item> {
  const { queryKey, ask, limit = PAGE_ROWS, staysUntilThen = false, refetchInterval } = terms;
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery<
    ListPage<Item>,
    Error,
    InfiniteData<ListPage<Item>>,
    QueryKey,
    string | undefined
  >({
    queryKey,
    queryFn: ({ pageParam: cursor }) => ask({ limit, ...(cursor === undefined ? {} : { cursor }) }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    ...(staysUntilThen ? { placeholderData: (before) => before } : {}),
    ...(refetchInterval === undefined ? {} : { refetchInterval }),
  });
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  const more = () => {
    if (!isFetching) void fetchNextPage();
  };
  return { data: rows, error, refetch, hasMore: hasNextPage, isFetching, more };
}
