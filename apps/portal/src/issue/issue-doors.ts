import { useConnection, usePerson } from '@tallystick/web-kit';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { IssueSide } from './sides.js';
import { invoicesOf, VERIFICATION_FIELDS } from './invoices.js';

const PAGE_VERIFICATIONS = 200;
const PROGRAMMES_MAX = 200;

/** Invoices of one's own side, newest first. @param counterparty the other side, where one was chosen */
export function useInvoices(side: IssueSide, counterparty: string | undefined) {
  const connection = useConnection();
  const { party } = usePerson();
  const [own, other] = side === 'debtor' ? (['buyer', 'seller'] as const) : (['seller', 'buyer'] as const);
  const pages = useInfiniteQuery({
    queryKey: ['verifications', 'for-issue', side, counterparty],
    queryFn: ({ pageParam }) => {
      const query = {
        ...{ [own]: party, fields: VERIFICATION_FIELDS, limit: PAGE_VERIFICATIONS },
        ...(counterparty === undefined ? {} : { [other]: counterparty }),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      };
      return connection.call(connection.routes.GET('/v1/verifications', { params: { query } }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const { data } = pages;
  const invoices = useMemo(
    () =>
      data &&
      invoicesOf(
        data.pages.flatMap(({ items }) => items),
        Date.now(),
      ),
    [data],
  );
  return { ...pages, data: invoices };
}

/** The banks' lines on the core enterprise that are open; banks and core enterprises see theirs alone. */
export function useProgrammes() {
  const connection = useConnection();
  return useQuery({
    queryKey: ['programmes'],
    queryFn: () =>
      connection.call(connection.routes.GET('/v1/programmes', { params: { query: { limit: PROGRAMMES_MAX } } })),
  });
}
